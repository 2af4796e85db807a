import ArgumentParser
import Outcomes
import SieveTestSuite

/// `mailwright sieve test FILE...`: runs test scripts and says how each test ended.
///
///     $ mailwright sieve test filter.svtest
///     filter.svtest
///         ok      lists are filed
///         FAILED  spam is filed: it was kept
///     1 passed, 1 failed
struct SieveTestCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run tests of Sieve scripts.",
        discussion: """
            Tests are written in Sieve with the extension vnd.dovecot.testsuite, as Pigeonhole \
            has it; nothing is stored or sent but in memory.

            Exit status: 0 all tests succeeded; 1 one failed, there was none, or a script could \
            not be run to its end.
            """)

    @Flag(help: "Take any error for the one that test_error asks for.")
    var anyError = false

    @Flag(help: "Show failures only.")
    var quiet = false

    @Argument(help: "The test scripts, usually NAME.svtest.")
    var files: [String]

    func perform() throws {
        var runner = TestScriptRunner()
        runner.acceptsAnyError = anyError
        var passed = 0
        var failed = 0
        for file in files {
            let outcome = runner.run(file)
            let bad = outcome.verdicts.count { $0.failure != nil }
            passed += outcome.verdicts.count - bad
            failed += bad + (outcome.failures.isEmpty ? 0 : 1)
            report(outcome, of: file)
        }
        print("\(passed) passed, \(failed) failed")
        if failed > 0 || passed == 0 { throw ExitCode(1) }
    }

    private func report(_ outcome: TestOutcome, of file: String) {
        if quiet, outcome.isSuccess { return }
        print(file)
        for verdict in outcome.verdicts {
            if let failure = verdict.failure {
                print("    FAILED  \("\(verdict.name): \(failure)".printable)")
            } else if !quiet {
                print("    ok      \(verdict.name.printable)")
            }
        }
        for failure in outcome.failures { print("    FAILED  \(failure.printable)") }
        if outcome.failures.isEmpty, outcome.verdicts.isEmpty { print("    it has no tests") }
    }
}
