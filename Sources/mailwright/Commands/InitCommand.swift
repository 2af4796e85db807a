import Accounts
import ArgumentParser
import Settings

/// `mailwright init`: makes what the settings name and is not there yet.
struct InitCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make the accounts database and the mailbox root that the settings name.",
        discussion: """
            What is there already is left as it is: a database of this site gets the tables that \
            it lacks, and any other file is refused. The database belongs to the user of \
            mailwrightd with mode 0600, the mailbox root to the owner of the mailboxes.
            """)

    @OptionGroup var settingsOption: SettingsOption

    @Option(
        help: ArgumentHelp(
            "Let this system group read a new database (mode 0640).", valueName: "group"))
    var group: String?

    func perform() throws {
        let settings = try settingsOption.load()
        let (backEnd, path) = try settings.accountBackEnd()
        let homes = try settings.mailboxHomes()
        var done = try backEnd.prepare(path, try databaseOwner(settings))
        done += try homes.makeRoot()
        for line in done { Answer.line(line) }
        if done.isEmpty { Answer.line("all was there already: \(path), \(homes.root)") }
    }

    private func databaseOwner(_ settings: SiteSettings) throws -> FileOwnership {
        let user =
            try settings.user.map { try settings.find($0, FileOwnership.named) } ?? .ofThisProcess
        return try group.map { try user.readable(byGroup: $0) } ?? user
    }
}
