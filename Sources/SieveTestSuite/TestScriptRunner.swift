internal import FileReading
internal import Mail
internal import Outcomes
internal import Sieve

/// Runs test scripts: Sieve with the extension `vnd.dovecot.testsuite`, as Pigeonhole defined it.
///
///     require ["vnd.dovecot.testsuite", "fileinto"];
///     test_set "message" "Subject: hello\r\n\r\nWorld\r\n";
///     test "lists are filed" {
///         if not test_script_compile "filter.sieve" { test_fail "it has errors"; }
///         if not test_script_run { test_fail "it failed"; }
///         if not test_result_action "store" { test_fail "it did not store"; }
///     }
///
/// Mail is stored and sent in memory only. Scripts that a test compiles or includes are files
/// beside it: `included/NAME.sieve` for `:personal`, `included-global/NAME.sieve` for `:global`.
public struct TestScriptRunner: Sendable {
    /// Work of one test script: it has many tests, each of which may use what a script may.
    private static let steps = 1 << 40

    /// Whether `test_error` is true whenever there was an error, whatever its words and number.
    ///
    /// Scripts that were written for another implementation ask for the words of that one.
    public var acceptsAnyError = false

    /// The time that tests take for now, in seconds since 1970, and the minutes that the local zone
    /// is ahead of UTC; nil for those of the machine.
    public var clock: (time: Int64, zone: Int)?

    /// Makes a runner.
    public init() {}

    /// Runs the tests in a file.
    public func run(_ path: String) -> TestOutcome {
        let source: [UInt8]
        do throws(LookupFailure) {
            guard
                let found = try WholeFile.read(path, limit: SieveLimits.default.scriptSize)
            else {
                return TestOutcome(verdicts: [], failures: ["\(path): there is no such file"])
            }
            source = found
        } catch {
            return TestOutcome(verdicts: [], failures: [error.reason])
        }
        return run(source, named: path)
    }

    private func run(_ source: [UInt8], named path: String) -> TestOutcome {
        let bench = TestBench(script: path, acceptsAnyError: acceptsAnyError, clock: clock)
        var settings = SieveSettings.default
        settings.limits.steps = Self.steps
        let script: SieveScript
        do throws(Complaints) {
            script = try SieveScript(
                compiling: source, named: path, settings: settings,
                extensions: TestBench.extensions, library: bench.library)
        } catch {
            return TestOutcome(verdicts: [], failures: error.all.map(\.description))
        }
        let result = script.run(
            message: TestBench.firstMessage, envelope: TestBench.firstEnvelope, host: bench)
        return TestOutcome(
            verdicts: bench.verdicts, failures: result.failure.map { [$0.description] } ?? [])
    }
}
