import ArgumentParser
import Sieve

/// `mailwright sieve run SCRIPT MESSAGE...`: what a script does with messages; nothing is done.
///
///     $ mailwright sieve run filter.sieve message.eml
///     store the message in Archive
///         create the mailbox if it does not exist
struct SieveRunCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Show what a Sieve script does with messages, without doing it.",
        discussion: """
            \(SieveSiteOptions.discussion)

            \(SieveMessageOptions.discussion)

            Exit status: 0 the script ran; 1 it has errors, it failed on a message, or a file can \
            not be read; 2 the settings are wrong.
            """)

    @Flag(
        help: "Print the actions as JSON, an object a message, with its file if there are several.")
    var json = false

    @OptionGroup var options: SieveMessageOptions

    func perform() throws {
        var hasFailed = false
        try SieveDryRun(options).run { path, outcome in
            Answer.lines(json ? "\(object(path, outcome))\n" : words(path, outcome))
            hasFailed = hasFailed || outcome.result.failure != nil
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func words(_ path: String, _ outcome: SieveDryRun.Outcome) -> String {
        options.title(of: path) + outcome.heading + outcome.report.words
    }

    /// The report, after the file where there are several, and the scripts of the chain.
    private func object(_ path: String, _ outcome: SieveDryRun.Outcome) -> JSONValue {
        var members: [JSONValue.Member] = []
        if options.paths.count > 1 { members.append(JSONValue.Member("file", .string(path))) }
        if let scripts = outcome.scripts {
            members.append(JSONValue.Member("scripts", .array(scripts.map(JSONValue.string))))
        }
        guard case .object(let rest) = outcome.report.json else { return .object(members) }
        return .object(members + rest)
    }
}
