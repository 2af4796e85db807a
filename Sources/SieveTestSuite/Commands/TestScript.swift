internal import FileReading
internal import Mail
internal import Outcomes
internal import Sieve

extension TestDefinition {
    /// `test_script_compile <path: string>`: true if the script, a file beside the tests, has no
    /// errors; it then is the script under test.
    static let testScriptCompile = TestDefinition(
        "test_script_compile", Signature([Parameter("script path", .string)])
    ) { arguments, _ in
        CompileTest(path: arguments.string(0))
    }

    /// `test_script_run [:append_result]`: runs the script under test on the current message.
    ///
    /// Its actions are the pending result, or are added to it; nothing is executed.
    static let testScriptRun = TestDefinition(
        "test_script_run", Signature(tags: [TagDefinition("append_result")])
    ) { arguments, _ in
        RunTest(appends: arguments.tag("append_result") != nil)
    }

    /// `test_multiscript <paths: string-list>`: runs scripts one after the other, each only if the
    /// ones before it leave the implicit keep, and executes what they want.
    static let testMultiscript = TestDefinition(
        "test_multiscript", Signature([Parameter("script paths", .stringList)])
    ) { arguments, _ in
        MultiscriptTest(paths: arguments.strings(0))
    }
}

private struct CompileTest: CompiledTest {
    let path: StringTemplate

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let bench = try run.bench()
        let name = try String(decoding: path.value(in: &run), as: UTF8.self)
        let (script, errors) = bench.compile(name)
        bench.with { state in
            state.errors = errors
            if let script { state.script = script }
        }
        return script != nil
    }
}

private struct RunTest: CompiledTest {
    let appends: Bool

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let bench = try run.bench()
        guard let script = bench.with({ $0.script }) else {
            throw RunFailure("no script has been compiled; use test_script_compile first")
        }
        if !appends { run.resetResult(bench) }
        return try run.runUnderTest(script, bench)
    }
}

private struct MultiscriptTest: CompiledTest {
    let paths: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let bench = try run.bench()
        run.resetResult(bench)
        var flags: [[UInt8]] = []
        for path in paths {
            let name = try String(decoding: path.value(in: &run), as: UTF8.self)
            let (script, errors) = bench.compile(name)
            guard let script else {
                bench.with { $0.errors = errors }
                return false
            }
            guard try run.runUnderTest(script, bench, flags: flags) else { return false }
            if run.isImplicitKeepCancelled { break }
            // The next script sees what this one has changed.
            let keep = try run.resultSoFar().actions.last?.store
            if let header = keep?.header { run.message.header = header }
            flags = keep?.flags ?? []
        }
        return try run.executeResult(bench)
    }
}

extension TestBench {
    /// Compiles a file beside the tests; nil and the errors when it has some.
    fileprivate func compile(_ name: String) -> (SieveScript?, [String]) {
        let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
        let source: [UInt8]
        do throws(LookupFailure) {
            guard let found = try WholeFile.read(path, limit: SieveLimits.default.scriptSize)
            else { return (nil, ["\(path): there is no such file"]) }
            source = found
        } catch {
            return (nil, [error.reason])
        }
        do throws(Complaints) {
            let script = try SieveScript(
                compiling: source, named: path, settings: with { $0.settings },
                extensions: Self.extensions, library: library)
            return (script, [])
        } catch {
            return (nil, error.all.map(\.description))
        }
    }
}

extension Run {
    /// Runs a script on the current message, and takes over what it wants.
    fileprivate mutating func runUnderTest(
        _ script: SieveScript, _ bench: TestBench, flags: [[UInt8]] = []
    ) throws(RunFailure) -> Bool {
        bench.with { state in
            state.errors = []
            state.interruption = nil
        }
        let result = script.run(
            message: try currentTestMessage(), envelope: envelope, host: bench, flags: flags,
            settings: bench.with { $0.settings })
        if let failure = result.failure {
            bench.with { $0.errors = [failure.description] }
            return false
        }
        bench.with { $0.errors = result.warnings.map(\.description) }
        try adopt(result, afterCarryingOut: bench.with { $0.executed })
        return bench.with { $0.interruption } == nil
    }
}
