import Accounts
import Outcomes
import Settings
import TestSupport
import Testing

@testable import Servers

@Suite struct DaemonCheckTests {
    private let backEnd = AccountBackEnd(
        scheme: "none", example: "none:/x",
        open: { path throws(LookupFailure) in throw .temporary("no \(path)") },
        prepare: { _, _ throws(AccountChangeFailure) in [] })

    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func settings(owner: String = "root", table: String = "static:x") -> SiteSettings {
        var settings = SiteSettings(
            file: "s", domains: ["example.org"],
            mailboxes: .init(root: "/x", owner: Placed(owner, line: 2)), accounts: "none:/db")
        settings.maps = [
            .init(name: "m", keys: "exact", tables: [Placed(table, line: 4, column: 9)])
        ]
        return settings
    }

    private func unix(_ name: String, line: Int, group: String? = nil) -> Placed<ListenAddress> {
        Placed(.unix(path: folder.path(name), mode: 0o600, group: group), line: line, column: 7)
    }

    @Test func `mistakes of maps come with the others, and files only when they count`() {
        var settings = SiteSettings(
            file: "s", domains: ["example.org"], mailboxes: .init(root: "/x", owner: "no-such"),
            accounts: "none:/db")
        settings.maps = [
            .init(
                name: "m", keys: Placed("exakt", line: 4),
                tables: [
                    Placed("texthash:/nonexistent/table", line: 5), Placed("hash:/x", line: 6),
                ])
        ]
        func lines(_ files: Bool) -> [Int] {
            Daemon.mistakes(in: settings, backEnds: [backEnd], countingTableFiles: files)
                .map(\.line)
        }
        #expect(lines(true) == [0, 5, 6, 4])
        #expect(lines(false) == [0, 6, 4])
        #expect(throws: Complaints.self) { try Daemon.prepare(settings, [backEnd]) }
    }

    @Test func `sockets are bound when all else is there`() throws {
        var settings = settings(table: "texthash:/nonexistent/table")
        settings.lookup = .init(listen: [unix("a", line: 6)])
        let sockets = try Daemon.prepare(settings, [backEnd]).sockets
        #expect(folder.list() == ["a"])
        sockets.discard()
        #expect(folder.list().isEmpty)
    }

    @Test(arguments: [("no-such", "static:x", [2, 7]), ("root", "hash:/x", [4, 7])])
    func `all mistakes are told with the sockets that can not be bound, and none is left`(
        owner: String, table: String, lines: [Int]
    ) throws {
        var settings = settings(owner: owner, table: table)
        settings.lookup = .init(listen: [unix("a", line: 6), unix("none/b", line: 7)])
        let error = #expect(throws: Complaints.self) {
            try Daemon.prepare(settings, [backEnd])
        }
        #expect(error?.all.map(\.line) == lines)
        #expect(folder.list().isEmpty)
    }

    @Test func `a mistake leaves no socket behind, though all could be bound`() throws {
        var settings = settings(table: "hash:/x")
        settings.auth = .init(listen: [unix("a", line: 6)])
        let error = #expect(throws: Complaints.self) {
            try Daemon.prepare(settings, [backEnd])
        }
        #expect(error?.all.map(\.line) == [4])
        #expect(folder.list().isEmpty)
    }

    @Test func `a socket without its group is complained of once`() {
        var settings = settings()
        settings.auth = .init(listen: [unix("a", line: 6, group: "no-such-group")])
        let error = #expect(throws: Complaints.self) {
            try Daemon.prepare(settings, [backEnd])
        }
        #expect(
            error?.description
                == "s:6:7: there is no system group \"no-such-group\"; make it with addgroup(8)")
    }

    /// Reads settings again; gives the places of what is wrong.
    private func reread(_ text: String) throws -> [String] {
        let good = "domains: [example.org]\nmailboxes: {root: /x, owner: no-such}\n"
        let file = try folder.write("s.yaml", good + text)
        do throws(Complaints) {
            _ = try Daemon.reread(file, [backEnd])
            return []
        } catch {
            return error.all.map { $0.file == file ? "\($0.line):\($0.column)" : $0.file }
        }
    }

    @Test func `settings that are read again are those that a start takes, but for users`() throws {
        let auth = "auth: {listen: [{unix: /x, group: no-such}, {inet: \"h:1\"}], "
        let master = "{name: w, hash: x, networks: [10.0.0.1/8], services: [smtp]}"
        let map = "maps: {m: {keys: exact, tables: [\"TABLE\"]}}\n"
        let accounts = "accounts: none:/db\n"
        #expect(try reread(accounts) == [])
        #expect(try reread("accounts: ldap:/x\n") == ["3:11"])
        #expect(try reread(accounts + auth + "master_passwords: []}\n") == ["4:52"])
        #expect(
            try reread(accounts + auth + "master_passwords: [\(master)]}\n") == [
                "4:52", "4:96", "4:110", "4:134",
            ])
        // Alone it is told by who serves the maps.
        let bad = map.replacing("TABLE", with: "texthash:/nonexistent")
        #expect(try reread(accounts + bad) == [])
        #expect(try reread("accounts: ldap:/x\n" + bad) == ["3:11", "4:34"])
        #expect(try reread("accounts: 5\ncolour: blue\n").count == 2)
    }
}
