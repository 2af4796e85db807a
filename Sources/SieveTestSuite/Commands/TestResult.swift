internal import Mail
internal import Outcomes
internal import Sieve

extension TestDefinition {
    /// `test_result_execute`: carries out what is pending, the implicit keep included.
    ///
    /// What has been carried out is not done again before `test_result_reset`.
    static let testResultExecute = TestDefinition("test_result_execute") { _, _ in
        ExecuteTest()
    }

    /// `test_result_action [MATCH-TYPE] [COMPARATOR] [:index <n>] <names: string-list>`: compares
    /// the names of the pending actions: store, keep, redirect, discard ...
    static let testResultAction = TestDefinition(
        "test_result_action",
        Signature([Parameter("names", .stringList)], tags: [.numbered], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 0) else { return nil }
        return ActionTest(number: arguments.tag("index")?.number, matcher: consume matcher)
    }
}

extension CommandDefinition {
    /// `test_result_reset`: forgets what is pending, the mail that was sent, and what was remembered.
    static let testResultReset = CommandDefinition("test_result_reset") { _, _ in
        ResetResult()
    }

    /// `test_result_print`: for debugging; prints nothing here, `sieve run` shows actions.
    static let testResultPrint = CommandDefinition("test_result_print") { _, _ in nil }
}

extension TagDefinition {
    /// `:index <n: number>`: looks at one only, counted from one.
    static let numbered = TagDefinition("index", value: Parameter("number", .number))
}

private struct ExecuteTest: CompiledTest {
    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let bench = try run.bench()
        return try run.executeResult(bench)
    }
}

private struct ActionTest: CompiledTest {
    let number: UInt64?
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var names = run.actions.map(\.testName)
        if let number {
            let index = Int(clamping: number) - 1
            names = names.indices.contains(index) ? [names[index]] : []
        }
        return try matcher.accepts(any: names, in: &run)
    }
}

private struct ResetResult: CompiledCommand {
    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        run.resetResult(bench)
        bench.with { state in
            state.world.forgetSent()
            state.world.memory = []
        }
        return .next
    }
}

extension Matcher {
    /// Whether one of the values makes the test true.
    func accepts(any values: [String], in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        for value in values where try accepts(Array(value.utf8), &progress, in: &run) {
            return true
        }
        return try concludes(&progress, in: &run)
    }
}

extension SieveAction {
    /// The name in tests, in which an explicit keep has one of its own.
    fileprivate var testName: String {
        switch self {
        case let store as StoreAction where store.isKeep: "keep"
        case is RememberAction: "duplicate_mark"
        default: name
        }
    }
}

extension Run {
    /// The message with the edits of the tests.
    mutating func currentTestMessage() throws(RunFailure) -> MessageInMemory {
        let message = try editedMessage()
        do {
            return MessageInMemory(try message.bytes())
        } catch {
            throw RunFailure(error)
        }
    }

    /// The message as the tests have set it: what a script made of it is in its actions.
    private func receivedTestMessage() throws(RunFailure) -> MessageInMemory {
        do {
            return MessageInMemory(try message.received.bytes())
        } catch {
            throw RunFailure(error)
        }
    }

    /// Forgets what is pending.
    mutating func resetResult(_ bench: TestBench) {
        dropActions()
        // What the script has made of the flags goes, too.
        internalFlags = self[StoredFlags.self].flags
        // What a program has made of the message goes, too.
        if message.hasEditedBody { message = MessageView(message.received) }
        bench.with { state in
            state.executed = 0
            state.isKept = false
        }
    }

    /// Carries out what is pending and has not been carried out; false after a failure.
    mutating func executeResult(_ bench: TestBench) throws(RunFailure) -> Bool {
        let result = try resultSoFar()
        let (world, executed, isKept) = bench.with { ($0.world, $0.executed, $0.isKept) }
        var performer = TestPerformer(
            world, message: try receivedTestMessage(), envelope: envelope,
            settings: settings, programs: bench.programs)
        var errors: [String] = []
        do throws(LookupFailure) {
            for action in result.actions.dropFirst(executed) {
                if result.implicitKeep, isKept { break }
                try action.perform(on: &performer)
            }
        } catch {
            // Nothing half done: the message is kept as it came in.
            errors = [error.reason]
            performer = TestPerformer(
                world, message: try receivedTestMessage(), envelope: envelope,
                settings: settings, programs: bench.programs)
            try? performer.store(StoreRequest(mailbox: StoreRequest.inbox))
        }
        let count = result.actions.count - (result.implicitKeep ? 1 : 0)
        bench.with { [errors, performer] state in
            state.world = performer.world
            state.executed = count
            state.isKept = state.isKept || result.implicitKeep
            state.errors = errors
        }
        return errors.isEmpty
    }
}
