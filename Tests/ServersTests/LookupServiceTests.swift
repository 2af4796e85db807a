import Glibc
import Logging
import NIOCore
import NIOPosix
import Outcomes
import Settings
import Testing

@testable import Servers

@Suite struct LookupServiceTests {
    /// Serves the map "m", which holds the key "a", on the socket at `path` while `body` runs.
    private func withService(
        _ body: (_ socketmap: String, _ group: any EventLoopGroup) async throws -> Void
    ) async throws {
        let path = "/tmp/mailwright-lookup-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let address = ListenAddress.unix(path: path, mode: 0o600, group: nil)
        let port = ListenAddress.unix(path: path + "t", mode: 0o600, group: nil)
        let sockets = LookupService.Sockets(
            socketmap: [try ListeningSocket(address)],
            tcpTables: [("m", try ListeningSocket(port))])
        let service = LookupService(
            lookup: { map, key in
                guard map == Array("m".utf8) else { return .failure(.configuration("no such map")) }
                return .success(key == Array("a".utf8) ? Array("found".utf8) : nil)
            }, log: Logger(label: "test"))
        let group = MultiThreadedEventLoopGroup.singleton
        let thread = try service.start(sockets)
        defer {
            unlink(path)
            unlink(path + "t")
        }
        try await body(path, group)
        thread.stop()
    }

    @Test func `socketmap answers each of the outcomes over a real socket`() async throws {
        try await withService { path, group in
            let request = "3:m a,3:m b,3:x a,"
            let expected = "8:OK found,9:NOTFOUND ,16:TEMP no such map,"
            let reply = try await SocketClient.ask(request, at: path, until: expected, on: group)
            #expect(reply == expected)
        }
    }

    @Test func `tcp_table answers for its one map and refuses put`() async throws {
        try await withService { path, group in
            let expected = "200 found\n500 not%20found\n400 only%20\"get\"%20is%20supported\n"
            let reply = try await SocketClient.ask(
                "get a\nget b\nput a b\n", at: path + "t", until: expected, on: group)
            #expect(reply == expected)
        }
    }

    @Test func `garbage closes its own connection and no other`() async throws {
        try await withService { path, group in
            let nothing = try await SocketClient.ask(
                "GET / HTTP/1.1\r\n", at: path, until: "?", on: group)
            #expect(nothing.isEmpty)
            let reply = try await SocketClient.ask(
                "3:m a,", at: path, until: "8:OK found,", on: group)
            #expect(reply == "8:OK found,")
        }
    }
}
