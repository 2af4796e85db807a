import Accounts
import Glibc
import Outcomes
import Routing
import Settings
import TestSupport
import Testing

@testable import Servers

@Suite struct ServedMapsTests {
    private let directory: TemporaryDirectory
    private let lines = LogLines()

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// Settings with one map over one table.
    private func settings(_ table: String, keys: String = "exact") -> SiteSettings {
        var settings = SiteSettings(
            file: "s", domains: ["example.test"], mailboxes: .init(root: "/x", owner: "root"),
            accounts: "sqlite:/x")
        settings.maps = [
            .init(name: "m", keys: Placed(keys), tables: [Placed(table, line: 3, column: 9)])
        ]
        return settings
    }

    private func open(_ settings: SiteSettings) throws -> ServedMaps {
        try ServedMaps(settings, accounts: AccountSnapshotHolder(), log: lines.logger)
    }

    private func ask(_ maps: ServedMaps, _ key: String, map: String = "m") -> String {
        switch maps.lookup(Array(map.utf8), Array(key.utf8)) {
        case .success(let value): value.map { String(decoding: $0, as: UTF8.self) } ?? "-"
        case .failure(.temporary(let reason)): "temporary: \(reason)"
        case .failure(.configuration(let reason)): "configuration: \(reason)"
        }
    }

    @Test func `each outcome of a lookup is passed on`() throws {
        let maps = try open(settings("inline:{a=b}"))
        #expect(ask(maps, "a") == "b")
        #expect(ask(maps, "c") == "-")
        let unread = try open(settings("accounts:mailboxes", keys: "mailbox"))
        #expect(ask(unread, "u@example.test") == "temporary: the accounts are not read yet")
    }

    @Test func `an unknown map is a failure that is logged, never not found`() throws {
        let maps = try open(settings("inline:{a=b}"))
        let reason = "there is no such map; define it under maps"
        #expect(ask(maps, "a", map: "x") == "configuration: \(reason)")
        #expect(lines.all == ["error: map x: \(reason)"])
        for number in 0..<200 { _ = ask(maps, "a", map: "x\n\(number)") }
        #expect(lines.all.count == 1, "a peer can not fill the log")
    }

    @Test func `the name of an unknown map can not end a line of the log`() throws {
        _ = ask(try open(settings("inline:{a=b}")), "a", map: "x\nerror: forged")
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.hasPrefix("error: map x?error:?forged: there is") == true)
    }

    @Test func `a table file that is broken at start defers until it is mended`() throws {
        try directory.write("t", "/(/ x\n")
        let maps = try open(settings("regexp:\(directory.path("t"))"))
        #expect(ask(maps, "a").hasPrefix("configuration: \(directory.path("t")):1:"))
        try directory.write("t", "/a/ x\n")
        maps.refresh()
        maps.refresh()
        #expect(ask(maps, "a") == "x")
    }

    @Test func `other settings replace the maps as a whole`() throws {
        let maps = try open(settings("inline:{a=b}"))
        try maps.replace(with: settings("inline:{a=c}"))
        #expect(ask(maps, "a") == "c")
    }

    @Test func `settings with a broken table are refused and the last good content serves on`()
        throws
    {
        try directory.write("t", "a b\n")
        let table = "texthash:\(directory.path("t"))"
        let maps = try open(settings(table))
        try directory.write("t", "/broken\n")
        #expect(throws: Complaints.self) { try maps.replace(with: settings(table)) }
        #expect(ask(maps, "a") == "b")
    }

    @Test func `a mistake in the settings is thrown with its line`() {
        let complaints = #expect(throws: Complaints.self) { try open(settings("hash:/x")) }
        #expect(complaints?.description.hasPrefix("s:3:9: there is no table type \"hash\"") == true)
    }
}
