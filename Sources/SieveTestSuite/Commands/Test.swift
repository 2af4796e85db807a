internal import Sieve
internal import Synchronization

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
        let tests = compilation[CurrentTest.self].tests
        let number = tests.total.withLock { total in
            total += 1
            return total
        }
        return TestBlock(
            name: arguments.string(0), label: label, block: block, number: number, tests: tests)
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
    let tests = TestCount()
}

/// How many tests a file has, which is known when all of it is compiled.
private final class TestCount: Sendable {
    let total = Mutex(0)
}

/// Why the test that is running has failed.
struct CurrentFailure: ExtensionState {
    var reason: String?
}

private struct TestBlock: CompiledCommand {
    let name: StringTemplate
    let label: Int
    let block: Block
    let number: Int
    let tests: TestCount

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        run[CurrentFailure.self].reason = nil
        let flow = try block.execute(in: &run)
        let name = try String(decoding: name.value(in: &run), as: UTF8.self)
        var failure = run[CurrentFailure.self].reason
        let left = tests.total.withLock { $0 } - number
        if flow == .stop, left > 0, failure == nil {
            failure = "it ends the script, and \(left) of the tests are not run"
        }
        bench.with { $0.verdicts.append(TestVerdict(name: name, failure: failure)) }
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
