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

            Exit status: 0 the script ran; 1 it has errors, it failed on a message, or a file can \
            not be read; 2 the settings are wrong.
            """)

    @Flag(help: "Print the actions as JSON, an object a message.")
    var json = false

    @OptionGroup var options: SieveMessageOptions

    func perform() throws {
        let results = try runScript()
        for (message, result) in zip(options.messages, results) {
            let report = SieveReport(result)
            let text = json ? "\(report.json)\n" : options.title(of: message) + report.words
            print(text, terminator: "")
        }
        if results.contains(where: { $0.failure != nil }) { throw ExitCode(1) }
    }

    /// Compiles the script, and runs it on each message.
    func runScript() throws -> [SieveResult] {
        let site = try options.site.site()
        let script = try options.scriptFile(of: site).compile()
        let host = try options.host(of: site)
        return try options.messages.map { path in
            let message = try options.read(path)
            return script.run(
                message: message, envelope: options.envelope(of: message), host: host)
        }
    }
}
