public import Accounts
internal import Authentication
public import Outcomes
public import Settings

/// What only the system can say of settings: whether its users, groups and back ends are there.
///
///     let complaints = SettingsCheck(settings, backEnds: AccountBackEnd.all).complaints
///
/// The daemon refuses to start with any of them, and `mailwrightd --check` shows them.
public struct SettingsCheck {
    /// All that is wrong, in the order of the settings; empty when all is right.
    public private(set) var complaints: [Complaint] = []

    /// The rules of the master passwords that are right.
    private(set) var masterPasswords: [MasterPasswordRule] = []

    private let settings: SiteSettings

    /// Looks everything up; opens, binds and changes nothing.
    public init(_ settings: SiteSettings, backEnds: [AccountBackEnd]) {
        self.settings = settings
        check(line: settings.lines.accounts) { () throws(LookupFailure) in
            _ = try AccountOpener(backEnds).find(settings.accounts)
        }
        check(line: settings.lines.owner) { () throws(LookupFailure) in
            _ = try FileOwnership.named(settings.mailboxes.owner)
        }
        if let user = settings.user {
            check(line: settings.lines.user) { () throws(LookupFailure) in
                _ = try SystemUser(user)
            }
        }
        for address in (settings.lookup?.listen ?? []) + (settings.auth?.listen ?? []) {
            guard case .unix(let path, _, let group?) = address else { continue }
            check(line: 0, "unix:\(path): ") { () throws(LookupFailure) in
                _ = try SystemUser.group(named: group)
            }
        }
        for master in settings.auth?.masterPasswords ?? [] { check(master) }
    }

    private mutating func check(
        line: Int, _ what: String = "", _ look: () throws(LookupFailure) -> Void
    ) {
        do throws(LookupFailure) {
            try look()
        } catch {
            complaints.append(
                Complaint(file: settings.file, line: line, what + error.reason))
        }
    }

    private mutating func check(_ master: SiteSettings.MasterPassword) {
        do throws(Complaint) {
            masterPasswords.append(
                try MasterPasswordRule(
                    name: master.name, hash: master.hash, networks: master.networks,
                    services: master.services, file: settings.file, line: master.line))
        } catch {
            complaints.append(error)
        }
    }
}
