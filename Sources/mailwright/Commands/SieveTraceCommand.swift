import ArgumentParser
import Outcomes
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

            Exit status: as of sieve run.
            """)

    @OptionGroup var options: SieveMessageOptions

    func perform() throws {
        let site = try options.site.site()
        let script = try options.scriptFile(of: site, isTraced: true).compile()
        let host = try options.host(of: site)
        var hasFailed = false
        for path in options.messages {
            let message = try options.read(path)
            let (result, events) = script.trace(
                message: message, envelope: options.envelope(of: message), host: host)
            print(options.title(of: path), terminator: "")
            for event in events {
                for line in event.description.split(separator: "\n") {
                    print(String(line).printable)
                }
            }
            print("\n" + SieveReport(result).words, terminator: "")
            hasFailed = hasFailed || result.failure != nil
        }
        if hasFailed { throw ExitCode(1) }
    }
}
