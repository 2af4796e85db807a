import ArgumentParser

/// `mailwright user`: the accounts.
///
/// Each subcommand is a file beside this one.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Add, show and change accounts.",
        subcommands: [
            UserAddCommand.self, UserChangeCommand.self, UserDisableCommand.self,
            UserEnableCommand.self, UserListCommand.self, UserPasswdCommand.self,
            UserRemoveCommand.self, UserShowCommand.self,
        ])
}
