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
        let (backEnd, path) = try settings.accountBackEnd()
        directory = try backEnd.open(path)
        administration = AccountAdministration(
            directory: directory, domains: settings.domains,
            recipientDelimiter: settings.recipientDelimiter,
            homes: try settings.mailboxHomes(), actor: Self.actor())
    }

    /// Who runs the tool, for the audit: the person behind sudo(8), else the system user.
    static func actor(_ environment: (String) -> String? = Environment.value) -> String {
        if let person = environment("SUDO_USER") ?? environment("DOAS_USER") { return person }
        guard let entry = getpwuid(getuid()) else { return "uid \(getuid())" }
        return String(cString: entry.pointee.pw_name)
    }
}
