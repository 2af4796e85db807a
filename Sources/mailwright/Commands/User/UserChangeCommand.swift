import Accounts
import ArgumentParser

/// `mailwright user change`: other names for an account that is there.
struct UserChangeCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change the full-name alias or the real name of an account.",
        discussion: """
            What is not given stays as it is; an empty text takes the name away. The name to log \
            in with can not be changed: it is the name of the mailbox.

            \(TableClashOptions.discussion)
            """)

    @OptionGroup var settingsOption: SettingsOption
    @OptionGroup var tableClashOptions: TableClashOptions

    @Argument(help: "The name of the account.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "A second local part for the same mailbox, such as user.name; mail to the one it "
                + "had is refused from then on.", valueName: "alias"))
    var fullNameAlias: String?

    @Option(help: ArgumentHelp("The name of the person.", valueName: "name"))
    var realName: String?

    func validate() throws {
        if fullNameAlias == nil, realName == nil {
            throw ValidationError("Nothing to change; give --full-name-alias or --real-name.")
        }
    }

    func perform() throws {
        let site = try Site(settingsOption)
        let change = AccountChange(fullNameAlias: fullNameAlias, realName: realName)
        let account = try site.administration.check(change, of: name)
        if let fullNameAlias, !fullNameAlias.isEmpty {
            try tableClashOptions.refuseClash(
                ofFullNameAlias: fullNameAlias, of: account.username, site.settings)
        }
        Answer.line("changed \(try site.administration.change(change, of: name))")
    }
}
