/// How one `test` of a test script ended.
public struct TestVerdict: Sendable, Equatable {
    /// The name in the script.
    public var name: String

    /// Why it failed; nil if it succeeded.
    public var failure: String?

    /// Makes a verdict.
    public init(name: String, failure: String? = nil) {
        self.name = name
        self.failure = failure
    }
}

/// What came out of a test script.
public struct TestOutcome: Sendable {
    /// The tests that were run, in order.
    public var verdicts: [TestVerdict]

    /// Why the script ended before its last test, with file, line and column; empty if it did not.
    ///
    /// A script with errors has no verdicts.
    public var failures: [String]

    /// Makes an outcome.
    public init(verdicts: [TestVerdict], failures: [String] = []) {
        self.verdicts = verdicts
        self.failures = failures
    }

    /// Whether every test succeeded, and there was one.
    public var isSuccess: Bool {
        failures.isEmpty && !verdicts.isEmpty && verdicts.allSatisfy { $0.failure == nil }
    }
}
