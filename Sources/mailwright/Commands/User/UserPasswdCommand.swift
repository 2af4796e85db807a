import Accounts
import ArgumentParser

/// `mailwright user passwd`: a new password for an account.
struct UserPasswdCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "passwd",
        abstract: "Set the password of an account.",
        discussion: """
            The password is asked for twice at a terminal, and read from the first line of \
            standard input if that is no terminal.
            """)

    @OptionGroup var settingsOption: SettingsOption
    @OptionGroup var passwordOptions: PasswordOptions

    @Argument(help: "The name of the account.")
    var name: String

    func perform() throws {
        let administration = try Site(settingsOption).administration
        let username = try administration.account(named: name).account.username
        let (hash, generated) = try passwordOptions.hash(for: username)
        try administration.setPassword(hash, of: username)
        Answer.line("set the password of \(username)")
        if let generated { Answer.line("password: \(generated)") }
    }
}
