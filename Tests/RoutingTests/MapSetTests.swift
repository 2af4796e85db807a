import Accounts
import Outcomes
import Routing
import Settings
import Synchronization
import Tables
import TestSupport
import Testing

@Suite struct MapSetTests {
    private let folder: TemporaryDirectory
    private let holder = AccountSnapshotHolder(Routes.snapshot())

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func settings(_ maps: [(String, String, [String])]) -> SiteSettings {
        var settings = SiteSettings(
            file: "mailwright.yaml", domains: ["example.org", "example.net"],
            mailboxes: .init(root: "/home/mailboxes", owner: "vmail"), accounts: "sqlite:/x")
        settings.maps = maps.enumerated().map { index, map in
            let line = 10 * (index + 1)
            let tables = map.2.enumerated().map { offset, text in
                Placed(text, line: line + 1 + offset, column: 7)
            }
            return SiteSettings.MapDefinition(
                name: map.0, keys: Placed(map.1, line: line, column: 11), tables: tables)
        }
        return settings
    }

    @Test func `the maps of the first site answer`() throws {
        let arbitration = try folder.write(
            "arbitration", #"/^(deleted)@example\.org$/ support+$1@example.org, s@issue.test"#)
        let aliases = try folder.write("aliases", "postmaster: alice\n")
        let set = try MapSet(
            settings([
                (
                    "virtual-aliases", "address",
                    ["regexp:\(arbitration)", "accounts:aliases", "aliases:\(aliases)"]
                ),
                ("virtual-mailboxes", "mailbox", ["accounts:mailboxes"]),
                ("virtual-domains", "domain", ["accounts:domains"]),
                ("sender-logins", "login", ["accounts:owners"]),
            ]), accounts: holder)
        let aliasMap = try #require(set.map(named: "virtual-aliases"))
        #expect(
            try aliasMap.text("deleted@example.org") == "support+deleted@example.org, s@issue.test")
        #expect(try aliasMap.text("pr@example.org") == "Alice@example.org")
        #expect(try aliasMap.text("Postmaster@example.net") == "alice@example.net")
        #expect(try aliasMap.text("nobody@example.org") == nil)
        #expect(
            try set.map(named: "virtual-mailboxes")?.text("alice@example.org") == "Alice/Maildir/")
        #expect(try set.map(named: "virtual-domains")?.text("example.net") == "example.net")
        #expect(try set.map(named: bytes("sender-logins"))?.text("pr+1@example.org") == "Alice")
        #expect(set.map(named: "transport") == nil)
        #expect(set.map(named: [0xff]) == nil)
        #expect(set.maps.map(\.name).first == "virtual-aliases")
    }

    @Test func `all mistakes come in one go, each with its place`() throws {
        let table = try folder.write("table", "key\n")
        let error = #expect(throws: Complaints.self) {
            try MapSet(
                settings([
                    ("a", "adress", ["static:x"]),
                    ("b", "exact", ["nothing:x", "accounts:people"]),
                    ("c", "exact", ["texthash:\(table)", "nothing:x", "aliases:/nonexistent/x"]),
                ]), accounts: holder)
        }
        #expect(
            error?.all.map { $0.description.prefix { $0 != ";" } } == [
                "mailwright.yaml:10:11: map a: there is no key strategy \"adress\"",
                "mailwright.yaml:21:7: there is no table type \"nothing\"",
                "mailwright.yaml:22:7: there is no view \"people\" of the accounts",
                "\(table):1: key has no value",
                "mailwright.yaml:33:7: there is no file /nonexistent/x",
            ])
    }

    @Test func `a table that several maps name is opened once`() throws {
        let path = try folder.write("table", "a 1\na 2\n")
        let set = try MapSet(
            settings([
                ("a", "exact", ["texthash:\(path)"]), ("b", "exact", ["texthash:\(path)"]),
            ]), accounts: holder)
        #expect(set.warnings.count == 1)
    }

    @Test func `files are taken in for all maps`() throws {
        let path = try folder.write("table", "a 1\n")
        let set = try MapSet(
            settings([("a", "exact", ["unionmap:{texthash:\(path), static:z}"])]),
            accounts: holder)
        try folder.write("table", "a longer\n")
        set.refresh()
        set.refresh()
        #expect(try set.map(named: "a")?.text("a") == "longer,z")
    }

    /// Collects what the tables report.
    private final class Reports: Sendable {
        let all = Mutex<[TableReport]>([])
    }

    @Test func `the daemon starts with a broken file, reports it, and recovers`() throws {
        let reports = Reports()
        let path = try folder.write("table", "broken\n")
        let set = try MapSet(
            settings([("a", "exact", ["texthash:\(path)"])]), accounts: holder,
            unusable: .answersFailure
        ) { report in reports.all.withLock { $0.append(report) } }
        let map = try #require(set.map(named: "a"))
        #expect(throws: LookupFailure.self) { try map.text("a") }
        try folder.write("table", "a fine\n")
        set.refresh()
        set.refresh()
        #expect(try map.text("a") == "fine")
        #expect(reports.all.withLock { $0.map(\.isAccepted) } == [false, true])
    }
}
