import Accounts
import ArgumentParser

/// `mailwright user add`: a new account with an empty mailbox.
struct UserAddCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an account with its home and an empty mailbox.",
        discussion: """
            The password is asked for twice at a terminal, and read from the first line of \
            standard input if that is no terminal. Account and mailbox are made both, or neither.

            \(TableClashOptions.discussion)
            """)

    @OptionGroup var settingsOption: SettingsOption
    @OptionGroup var tableClashOptions: TableClashOptions
    @OptionGroup var passwordOptions: PasswordOptions

    @Argument(help: "The name to log in with, and the name of the mailbox.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "A second local part for the same mailbox, such as user.name.", valueName: "alias"))
    var fullNameAlias: String?

    @Option(help: ArgumentHelp("The name of the person.", valueName: "name"))
    var realName: String?

    @Flag(help: "Give the account a home that is there already, with the mail in it.")
    var useExistingHome = false

    func perform() throws {
        let site = try Site(settingsOption)
        var account = NewAccount(
            username: name, fullNameAlias: fullNameAlias, realName: realName, passwordHash: [])
        // Before anybody thinks of a password for a name that can not be had.
        try site.administration.check(account)
        try tableClashOptions.refuseClash(of: account, site.settings)
        let (hash, generated) = try passwordOptions.hash(for: name)
        account.passwordHash = hash
        let added = try site.administration.add(account, usesExistingHome: useExistingHome)
        Answer.line("added \(added.username); its mailbox is \(added.home)/Maildir")
        if let generated { Answer.line("password: \(generated)") }
    }
}
