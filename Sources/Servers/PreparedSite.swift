internal import Accounts
internal import Authentication
internal import Outcomes
internal import Settings

/// What the settings name outside of their file, as it is found on this machine.
///
/// Found at start only, before there are other threads: users and groups are.
struct PreparedSite {
    let openAccounts: SiteAccounts.Open
    let owner: FileOwnership
    let user: SystemUser?
    let masterPasswords: [MasterPasswordRule]

    /// Throws all that is not found or can not be used, each with its place in the settings.
    ///
    /// Changes nothing. A database that can not be read is no mistake: it may come.
    init(_ settings: SiteSettings, backEnds: [AccountBackEnd]) throws(Complaints) {
        var search = Search(settings)
        let accounts = search.accounts(backEnds)
        let owner = search.find(settings.mailboxes.owner, FileOwnership.named)
        let user = settings.user.flatMap { search.find($0, SystemUser.init) }
        for address in settings.listenAddresses {
            _ = search.find(address, ListeningSocket.check)
        }
        masterPasswords = search.masterPasswords()
        guard let accounts, let owner, search.complaints.isEmpty else {
            throw Complaints(search.complaints)
        }
        openAccounts = { () throws(LookupFailure) in try accounts.backEnd.open(accounts.path) }
        self.owner = owner
        self.user = user
    }

    /// What of this would be thrown, but for users and groups: they can not be looked for when
    /// there are other threads.
    static func mistakesBesideUsers(
        in settings: SiteSettings, backEnds: [AccountBackEnd]
    ) -> [Complaint] {
        var search = Search(settings)
        _ = search.accounts(backEnds)
        for address in settings.listenAddresses {
            _ = search.find(address, ListeningSocket.checkHost)
        }
        _ = search.masterPasswords()
        return search.complaints
    }

    /// Looks for one thing after the other, and collects what was not found.
    private struct Search {
        let settings: SiteSettings
        var complaints: [Complaint] = []

        init(_ settings: SiteSettings) { self.settings = settings }

        mutating func find<Value, Found>(
            _ value: Placed<Value>, _ find: (Value) throws(LookupFailure) -> Found
        ) -> Found? {
            do throws(LookupFailure) {
                return try find(value.value)
            } catch {
                complaints.append(settings.complaint(about: value, error.reason))
                return nil
            }
        }

        mutating func accounts(
            _ backEnds: [AccountBackEnd]
        ) -> (backEnd: AccountBackEnd, path: String)? {
            let opener = AccountOpener(backEnds)
            return find(settings.accounts) { reference throws(LookupFailure) in
                try opener.find(reference)
            }
        }

        mutating func masterPasswords() -> [MasterPasswordRule] {
            var rules: [MasterPasswordRule] = []
            for master in settings.auth?.masterPasswords ?? [] {
                if let rule = rule(master) { rules.append(rule) }
            }
            return rules
        }

        private mutating func rule(_ master: SiteSettings.MasterPassword) -> MasterPasswordRule? {
            do throws(MasterPasswordRule.Flaws) {
                return try MasterPasswordRule(
                    name: master.name, hash: master.hash.value,
                    networks: master.networks.map(\.value),
                    services: master.services.map(\.value))
            } catch {
                complaints += error.all.map { flaw in
                    switch flaw.part {
                    case .hash: settings.complaint(about: master.hash, flaw.message)
                    case .network(let index):
                        settings.complaint(about: master.networks[index], flaw.message)
                    case .service(let index):
                        settings.complaint(about: master.services[index], flaw.message)
                    }
                }
                return nil
            }
        }
    }
}
