import ArgumentParser
import Outcomes

/// The admin's tool: accounts, aliases, maps and scripts of a site.
///
/// Each command is a file in `Commands`, and a line here.
@main
struct Mailwright: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mailwright",
        abstract: "Administer a Mailwright site: its accounts, aliases, maps and scripts.",
        discussion: """
            Exit status: 0 done; 1 refused, or failed for now; 2 the settings are wrong; 64 the \
            command line is wrong. What went wrong is one line on standard error.
            """,
        version: "mailwright \(MailwrightVersion.text)",
        subcommands: [
            AliasCommand.self,
            InitCommand.self,
            MapCommand.self,
            SieveCommand.self,
            UserCommand.self,
        ])
}
