import ArgumentParser

/// `mailwright sieve`: the scripts that sort mail.
struct SieveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sieve",
        abstract: "Check Sieve scripts, see what they do with a message, and apply them.",
        subcommands: [
            SieveCheckCommand.self, SieveRunCommand.self, SieveTraceCommand.self,
            SieveFilterCommand.self, SieveTestCommand.self, SieveExtensionsCommand.self,
        ])
}
