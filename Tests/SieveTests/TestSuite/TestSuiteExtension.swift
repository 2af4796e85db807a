import Mail
import Sieve

// Only the public interface of the module is used in this folder: an extension can be made
// outside of the package, in as many words as one inside.

extension SieveExtension {
    /// `vnd.dovecot.testsuite`: tests of Sieve that are written in Sieve.
    ///
    /// Of it the language alone: `test`, `test_fail`, `test_set` and `test_result_action`.
    /// Pigeonhole's own tests that need no more run too, from the folders in PIGEONHOLE_TESTS.
    static let testSuite = SieveExtension(
        "vnd.dovecot.testsuite", specification: "Pigeonhole",
        commands: [.test, .testFail, .testSet], tests: [.resultAction])
}

/// Hears how the tests of a script end.
protocol TestListener: SieveHost {
    func ended(_ name: String, failure: String?)
}

/// The block that is being compiled.
private struct CurrentTest: ExtensionState {
    var label: Int?
}

/// Why the test that is running has failed.
private struct CurrentFailure: ExtensionState {
    var reason: String?
}

extension CommandDefinition {
    /// `test <name: string> <block>`.
    fileprivate static let test = CommandDefinition(
        "test", Signature([Parameter("name", .string)], hasBlock: true)
    ) { arguments, compilation in
        let label = compilation.makeLabel()
        let outer = compilation[CurrentTest.self].label
        compilation[CurrentTest.self].label = label
        let block = compilation.block(of: arguments)
        compilation[CurrentTest.self].label = outer
        return TestBlock(name: arguments.string(0), label: label, block: block)
    }

    /// `test_fail <reason: string>`.
    fileprivate static let testFail = CommandDefinition(
        "test_fail", Signature([Parameter("reason", .string)])
    ) { arguments, compilation in
        guard let label = compilation[CurrentTest.self].label else {
            compilation.report(.outsideOfTest, at: arguments.offset)
            return nil
        }
        return TestFail(reason: arguments.string(0), label: label)
    }

    /// `test_set <item: string> <value: string>`.
    fileprivate static let testSet = CommandDefinition(
        "test_set", Signature([Parameter("item", .constantString), Parameter("value", .string)])
    ) { arguments, compilation in
        let item = String(decoding: arguments.string(0).constant ?? [], as: UTF8.self)
        guard let setter = TestSet.setters[item] else {
            compilation.report(.unknownItem(item), at: arguments.string(0).offset)
            return nil
        }
        return TestSet(setter: setter, value: arguments.string(1))
    }
}

extension TestDefinition {
    /// `test_result_action [MATCH-TYPE] [COMPARATOR] <names: string-list>`: the actions so far.
    fileprivate static let resultAction = TestDefinition(
        "test_result_action", Signature([Parameter("names", .stringList)], matching: .text)
    ) { arguments, compilation in
        compilation.matcher(of: arguments, keys: 0).map(ResultAction.init)
    }
}

private struct ResultAction: CompiledTest {
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        for action in run.actions
        where try matcher.accepts(Array(action.name.utf8), &progress, in: &run) {
            return true
        }
        return try matcher.concludes(&progress, in: &run)
    }
}

private struct TestBlock: CompiledCommand {
    let name: StringTemplate
    let label: Int
    let block: Block

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        run[CurrentFailure.self].reason = nil
        let flow = try block.execute(in: &run)
        let name = String(decoding: name.value(in: run), as: UTF8.self)
        (run.host as? any TestListener)?.ended(name, failure: run[CurrentFailure.self].reason)
        return flow == .leave(label) ? .next : flow
    }
}

private struct TestFail: CompiledCommand {
    let reason: StringTemplate
    let label: Int

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        run[CurrentFailure.self].reason = String(decoding: reason.value(in: run), as: UTF8.self)
        return .leave(label)
    }
}

private struct TestSet: CompiledCommand {
    static let setters: [String: @Sendable ([UInt8], inout Run) -> Void] = [
        "message": { value, run in
            run.message = MessageView(MessageInMemory(value))
            run.envelope = SieveEnvelope(
                sender: address(of: ["return-path", "sender", "from"], in: run.message)
                    ?? Array("sender@example.com".utf8),
                recipient: address(of: ["envelope-to", "to"], in: run.message)
                    ?? Array("recipient@example.com".utf8))
        },
        "envelope": { _, _ in },
        "envelope.from": { value, run in run.envelope.sender = path(value) },
        "envelope.to": { value, run in run.envelope.recipient = path(value) },
        "envelope.orig_to": { value, run in run.envelope.recipient = path(value) },
        "envelope.auth": { value, run in run.envelope.authenticatedUser = value },
    ]

    let setter: @Sendable ([UInt8], inout Run) -> Void
    let value: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        setter(value.value(in: run), &run)
        return .next
    }

    private static func address(of names: [String], in message: MessageView) -> [UInt8]? {
        for name in names {
            guard let field = message.header.first(named: Array(name.utf8)) else { continue }
            return AddressList.parse(field.rawValue).first?.bytes ?? []
        }
        return nil
    }

    private static func path(_ value: [UInt8]) -> [UInt8] {
        value.first == UInt8(ascii: "<") ? Array(value.dropFirst().dropLast()) : value
    }
}

extension Diagnostic {
    fileprivate static var outsideOfTest: Diagnostic {
        Diagnostic("'test_fail' must stand in the block of a 'test'; move it there")
    }

    fileprivate static func unknownItem(_ item: String) -> Diagnostic {
        Diagnostic("there is no '\(item)' to set; use message or envelope.from")
    }
}
