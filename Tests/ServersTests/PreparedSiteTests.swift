import Accounts
import Authentication
import Glibc
import Outcomes
import Settings
import TestSupport
import Testing

@testable import Servers

/// The place of a line of settings that were never in a file.
private func at<Value>(_ line: Int, _ value: Value) -> Placed<Value> {
    Placed(value, line: line, column: 1)
}

@Suite struct PreparedSiteTests {
    private let backEnd = AccountBackEnd(
        scheme: "none", example: "none:/x",
        open: { path throws(LookupFailure) in throw .temporary("no \(path)") },
        prepare: { _, _ throws(AccountChangeFailure) in [] })

    private func settings() -> SiteSettings {
        SiteSettings(
            file: "s", domains: ["example.org"],
            mailboxes: .init(root: "/home/mailboxes", owner: at(2, "root")),
            accounts: at(3, "none:/db"))
    }

    private func complaints(_ settings: SiteSettings) -> [String] {
        do throws(Complaints) {
            _ = try PreparedSite(settings, backEnds: [backEnd])
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test func `what is there is found, and the database need not be`() throws {
        var settings = settings()
        settings.user = "daemon:root"
        settings.auth = .init(
            listen: [],
            masterPasswords: [
                .init(
                    name: "w", hash: Placed(Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)),
                    networks: ["::1"], services: ["imap"])
            ])
        let site = try PreparedSite(settings, backEnds: [backEnd])
        #expect(site.owner.user == 0)
        #expect(site.user != nil)
        #expect(site.masterPasswords.map(\.name) == ["w"])
        #expect(throws: LookupFailure.temporary("no /db")) { try site.openAccounts() }
    }

    @Test func `nobody is left out when there is no user to become`() throws {
        #expect(try PreparedSite(settings(), backEnds: [backEnd]).user == nil)
    }

    @Test func `all that is missing is said with its place`() {
        var settings = settings()
        settings.mailboxes.owner = at(2, "no-such-owner")
        settings.accounts = at(3, "ldap:/x")
        settings.user = at(4, "no-such-user")
        settings.lookup = .init(
            listen: [at(5, .unix(path: "/nonexistent/a", mode: 0o600, group: "no-such-group"))],
            tcpTables: [.init(map: "m", address: at(6, .inet(host: "mail.example", port: 25)))])
        settings.auth = .init(
            listen: [at(7, .inet(host: "::1", port: 25))],
            masterPasswords: [
                .init(
                    name: "w", hash: at(8, Array("secret".utf8)), networks: [at(9, "10.0.0.1/8")],
                    services: [at(10, "imap"), at(11, "smtp")])
            ])
        #expect(
            complaints(settings).map { $0.prefix { $0 != ";" } } == [
                "s:3:1: accounts: \"ldap\" is no kind of database that this program has",
                "s:2:1: there is no system user \"no-such-owner\"",
                "s:4:1: there is no system user \"no-such-user\"",
                "s:5:1: there is no system group \"no-such-group\"",
                "s:6:1: inet:mail.example:25 is not a numeric address",
                "s:8:1: master password w: the hash is none of crypt(5) that a password can match",
                "s:9:1: master password w: network 10.0.0.1/8 has bits set beyond its length",
                "s:11:1: master password w: service smtp is not one for a master password",
            ])
    }

    @Test func `a directory that is not there yet is no mistake of the settings`() {
        var settings = settings()
        settings.auth = .init(listen: [at(5, .unix(path: "/nonexistent/a", mode: 0, group: nil))])
        #expect(complaints(settings).isEmpty)
    }
}
