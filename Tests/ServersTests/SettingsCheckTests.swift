import Accounts
import Authentication
import Outcomes
import Settings
import Testing

@testable import Servers

@Suite struct SettingsCheckTests {
    private static let backEnd = AccountBackEnd(
        scheme: "test", open: { _ throws(LookupFailure) in throw .temporary("closed") },
        prepare: { _, _ in [] })

    private func settings() -> SiteSettings {
        var settings = SiteSettings(
            file: "s", domains: ["example.test"], mailboxes: .init(root: "/x", owner: "root"),
            accounts: "test:/x")
        settings.user = "root"
        settings.lookup = .init(listen: [.unix(path: "/x/l", mode: 0o660, group: "root")])
        return settings
    }

    private func complaints(_ settings: SiteSettings) -> [String] {
        SettingsCheck(settings, backEnds: [Self.backEnd]).complaints.map(\.description)
    }

    @Test func `settings in order give no complaint`() {
        #expect(complaints(settings()).isEmpty)
    }

    @Test func `each name that the system does not know is told with its line`() {
        var settings = settings()
        settings.accounts = "other:/x"
        settings.mailboxes.owner = "no-such-owner"
        settings.user = "no-such-user"
        settings.lookup = .init(listen: [.unix(path: "/x/l", mode: 0o660, group: "no-such-group")])
        settings.lines.accounts = 3
        settings.lines.owner = 2
        settings.lines.user = 4
        let found = complaints(settings)
        #expect(found.count == 4)
        #expect(found[0].hasPrefix("s:3: accounts: \"other\" is no kind of database"))
        #expect(found[1].hasPrefix("s:2: there is no system user \"no-such-owner\""))
        #expect(found[2].hasPrefix("s:4: there is no system user \"no-such-user\""))
        #expect(found[3].hasPrefix("s: unix:/x/l: there is no system group \"no-such-group\""))
    }

    @Test func `master passwords are checked one by one`() {
        let hash = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)
        var settings = settings()
        settings.auth = .init(
            listen: [],
            masterPasswords: [
                .init(name: "a", hash: hash, networks: ["::1"], services: ["imap"], line: 7),
                .init(name: "b", hash: hash, networks: ["x"], services: ["imap"], line: 8),
                .init(name: "c", hash: hash, networks: ["::1"], services: ["smtp"], line: 9),
            ])
        let check = SettingsCheck(settings, backEnds: [Self.backEnd])
        #expect(check.masterPasswords.map(\.name) == ["a"])
        #expect(check.complaints.map(\.line) == [8, 9])
    }
}
