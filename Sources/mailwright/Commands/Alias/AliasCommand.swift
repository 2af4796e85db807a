import ArgumentParser

/// `mailwright alias`: addresses that are sent from.
///
/// Each subcommand is a file beside this one.
struct AliasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alias",
        abstract: "Add and remove addresses that one user owns and may send from.",
        subcommands: [AliasAddCommand.self, AliasListCommand.self, AliasRemoveCommand.self])
}
