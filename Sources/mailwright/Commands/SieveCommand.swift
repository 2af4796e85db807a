import ArgumentParser

/// `mailwright sieve`: the scripts that sort mail.
struct SieveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sieve",
        abstract: "Check Sieve scripts, and see what they do with a message.",
        subcommands: [
            SieveCheckCommand.self, SieveRunCommand.self, SieveTraceCommand.self,
            SieveTestCommand.self, SieveExtensionsCommand.self,
        ])
}
