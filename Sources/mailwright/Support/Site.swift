import AccountBackEnds
import Accounts
import Glibc
import Settings

/// The site that the settings describe, ready to be administered.
struct Site {
    let settings: SiteSettings
    let directory: any AccountDirectory
    let administration: AccountAdministration

    /// Reads the settings and opens the accounts that they name.
    init(_ option: SettingsOption) throws {
        settings = try option.load()
        directory = try AccountOpener(AccountBackEnd.all).open(settings.accounts)
        administration = AccountAdministration(
            directory: directory, domains: settings.domains,
            recipientDelimiter: settings.recipientDelimiter,
            homes: try Self.homes(settings), actor: Self.actor())
    }

    /// The homes below the mailbox root of some settings.
    static func homes(_ settings: SiteSettings) throws -> MailboxHomes {
        MailboxHomes(
            root: settings.mailboxes.root,
            owner: try FileOwnership.named(settings.mailboxes.owner))
    }

    /// Who runs the tool, for the audit: the person behind sudo(8), else the system user.
    static func actor(_ environment: (String) -> String? = Environment.value) -> String {
        if let person = environment("SUDO_USER") ?? environment("DOAS_USER") { return person }
        guard let entry = getpwuid(getuid()) else { return "uid \(getuid())" }
        return String(cString: entry.pointee.pw_name)
    }
}
