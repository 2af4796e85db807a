import Glibc
import Outcomes
import Settings
import TestSupport
import Testing

@testable import Servers

@Suite struct BoundSocketsTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func unix(_ name: String, line: Int) -> Placed<ListenAddress> {
        Placed(.unix(path: folder.path(name), mode: 0o600, group: nil), line: line, column: 7)
    }

    private func settings() -> SiteSettings {
        SiteSettings(
            file: "s", domains: ["example.org"], mailboxes: .init(root: "/x", owner: "root"),
            accounts: "sqlite:/x")
    }

    @Test func `the sockets of all services are bound`() throws {
        var settings = settings()
        settings.lookup = .init(
            listen: [unix("a", line: 4)], tcpTables: [.init(map: "m", address: unix("b", line: 5))])
        settings.auth = .init(listen: [unix("c", line: 6), unix("d", line: 7)])
        let sockets = try BoundSockets(settings)
        #expect(folder.list() == ["a", "b", "c", "d"])
        let lookup = try #require(sockets.lookup)
        let auth = try #require(sockets.auth)
        #expect(lookup.tcpTables.map(\.map) == ["m"])
        #expect(auth.count == 2)
        for socket in lookup.socketmap + lookup.tcpTables.map(\.socket) + auth { socket.discard() }
        #expect(folder.list().isEmpty)
    }

    @Test func `a service that is not named has no sockets`() throws {
        let sockets = try BoundSockets(settings())
        #expect(sockets.lookup == nil)
        #expect(sockets.auth == nil)
    }

    @Test func `all that can not be bound is said, and nothing stays behind`() throws {
        var settings = settings()
        settings.lookup = .init(listen: [unix("a", line: 4), unix("none/b", line: 5)])
        settings.auth = .init(listen: [unix("none/c", line: 6)])
        let error = #expect(throws: Complaints.self) { try BoundSockets(settings) }
        #expect(error?.all.map(\.line) == [5, 6])
        #expect(
            error?.all.first?.description
                == "s:5:7: can not listen on unix:\(folder.path("none/b")): "
                + "No such file or directory")
        #expect(folder.list().isEmpty)
    }
}
