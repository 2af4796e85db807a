import ArgumentParser
import Sieve

/// `mailwright sieve trace SCRIPT MESSAGE...`: why each test did or did not match.
///
///     $ mailwright sieve trace filter.sieve message.eml
///     filter.sieve:2:1    if
///     filter.sieve:2:4        "Big Sale!" :contains "sale": yes
///     filter.sieve:2:4      header is true
///     filter.sieve:3:5      fileinto
///     filter.sieve:3:5        => store the message in Ads
struct SieveTraceCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Show why each test of a Sieve script did or did not match a message.",
        discussion: """
            Each step has its place in the script: what was compared with what, the result of \
            each test, and the actions that were taken; then the actions of the whole, as sieve \
            run shows them. Nothing is done.

            \(SieveSiteOptions.discussion)

            \(SieveMessageOptions.discussion)

            Exit status: as of sieve run.
            """)

    @OptionGroup var options: SieveMessageOptions

    func perform() throws {
        var hasFailed = false
        try SieveDryRun(options, isTraced: true).run { path, outcome in
            print(options.title(of: path), terminator: "")
            for event in outcome.events {
                for line in event.description.split(separator: "\n") { Answer.lines("\(line)\n") }
            }
            Answer.lines("\n" + outcome.heading + outcome.report.words)
            hasFailed = hasFailed || outcome.result.failure != nil
        }
        if hasFailed { throw ExitCode(1) }
    }
}
