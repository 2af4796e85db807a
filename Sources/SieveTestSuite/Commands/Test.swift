internal import Sieve

extension CommandDefinition {
    /// `test <name: string> <block>`: a test, at the top level.
    static let test = CommandDefinition(
        "test", Signature([Parameter("name", .string)], hasBlock: true)
    ) { arguments, compilation in
        let label = compilation.makeLabel()
        let outer = compilation[CurrentTest.self].label
        if outer != nil { compilation.report(.testInTest, at: arguments.offset) }
        compilation[CurrentTest.self].label = label
        let block = compilation.block(of: arguments)
        compilation[CurrentTest.self].label = outer
        return TestBlock(name: arguments.string(0), label: label, block: block)
    }

    /// `test_fail <reason: string>`: ends the test, which then has failed.
    ///
    /// In a script under test it ends that script, and `test_script_run` is false.
    static let testFail = CommandDefinition(
        "test_fail", Signature([Parameter("reason", .string)])
    ) { arguments, compilation in
        TestFail(reason: arguments.string(0), label: compilation.currentTest)
    }
}

extension Compilation {
    /// The label of the test whose block is being compiled, by which it is left.
    var currentTest: Int? {
        mutating get { self[CurrentTest.self].label }
    }
}

/// The block that is being compiled.
private struct CurrentTest: ExtensionState {
    var label: Int?
}

/// Why the test that is running has failed.
struct CurrentFailure: ExtensionState {
    var reason: String?
}

private struct TestBlock: CompiledCommand {
    let name: StringTemplate
    let label: Int
    let block: Block

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        run[CurrentFailure.self].reason = nil
        let flow = try block.execute(in: &run)
        let name = try String(decoding: name.value(in: &run), as: UTF8.self)
        let verdict = TestVerdict(name: name, failure: run[CurrentFailure.self].reason)
        bench.with { $0.verdicts.append(verdict) }
        return flow == .leave(label) ? .next : flow
    }
}

private struct TestFail: CompiledCommand {
    let reason: StringTemplate
    let label: Int?

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let reason = try String(decoding: reason.value(in: &run), as: UTF8.self)
        guard let label else {
            let bench = try run.bench()
            bench.with { $0.interruption = reason }
            return .stop
        }
        run[CurrentFailure.self].reason = reason
        return .leave(label)
    }
}

extension Diagnostic {
    fileprivate static var testInTest: Diagnostic {
        Diagnostic("a 'test' must not stand in another; move it behind that one")
    }
}
