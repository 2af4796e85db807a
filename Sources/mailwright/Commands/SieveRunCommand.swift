import ArgumentParser
import Sieve

/// `mailwright sieve run SCRIPT MESSAGE`: what a script does with a message; nothing is done.
///
///     $ mailwright sieve run filter.sieve message.eml
///     store the message in Archive
///         create the mailbox if it does not exist
struct SieveRunCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Show what a Sieve script does with a message, without doing it.",
        discussion: """
            Exit status: 0 the script ran; 1 it has errors, it failed on this message, or a file \
            can not be read.
            """)

    @Flag(help: "Print the actions as JSON.")
    var json = false

    @OptionGroup var options: SieveMessageOptions

    func perform() throws {
        let result = try runScript()
        let report = SieveReport(result)
        print(json ? "\(report.json)\n" : report.words, terminator: "")
        if result.failure != nil { throw ExitCode(1) }
    }

    /// Compiles and runs the script.
    func runScript() throws -> SieveResult {
        let message = try options.readMessage()
        return try SieveScriptFile(options.script).compile().run(
            message: message, envelope: options.envelope(of: message), host: options.host)
    }
}
