import Accounts
import Outcomes
import Settings
import Testing

@testable import Servers

@Suite struct DaemonCheckTests {
    private let backEnd = AccountBackEnd(
        scheme: "none",
        open: { path throws(LookupFailure) in throw .temporary("no \(path)") },
        prepare: { _, _ throws(AccountChangeFailure) in [] })

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
}
