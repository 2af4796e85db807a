import Glibc
import Outcomes
import Settings
import Testing

@testable import Servers

@Suite struct ListeningSocketTests {
    private let path = "/tmp/mailwright-socket-\(getpid())-\(UInt32.random(in: 0 ... .max))"

    private func mode(of path: String) -> mode_t? {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode : nil
    }

    @Test func `a unix socket has its mode and no leftover beside it`() throws {
        let socket = try ListeningSocket(.unix(path: path, mode: 0o620, group: nil))
        defer {
            close(socket.descriptor)
            unlink(path)
        }
        #expect(mode(of: path) == S_IFSOCK | 0o620)
        #expect(mode(of: path + ".new") == nil)
    }

    @Test func `a socket that is served is not taken over`() throws {
        let first = try ListeningSocket(.unix(path: path, mode: 0o600, group: nil))
        defer {
            close(first.descriptor)
            unlink(path)
        }
        let reason = "unix:\(path) is served by another process; stop that one first"
        #expect(throws: LookupFailure.configuration(reason)) {
            try ListeningSocket(.unix(path: path, mode: 0o660, group: nil))
        }
        #expect(mode(of: path) == S_IFSOCK | 0o600)
    }

    @Test func `the socket that a dead daemon left is replaced`() throws {
        let first = try ListeningSocket(.unix(path: path, mode: 0o600, group: nil))
        close(first.descriptor)
        let second = try ListeningSocket(.unix(path: path, mode: 0o660, group: nil))
        defer {
            close(second.descriptor)
            unlink(path)
        }
        #expect(mode(of: path) == S_IFSOCK | 0o660)
    }

    @Test(arguments: [
        (
            ListenAddress.unix(path: "/nonexistent/x", mode: 0o600, group: nil),
            "can not listen on unix:/nonexistent/x: No such file or directory"
        ),
        (
            .inet(host: "mail.example", port: 1),
            "inet:mail.example:1 is not a numeric address; write 127.0.0.1 or [::1]"
        ),
        (
            .unix(path: "/tmp/mailwright-no-group", mode: 0o600, group: "no-such-group"),
            "there is no system group \"no-such-group\"; make it with addgroup(8)"
        ),
    ])
    func `what can not be bound is said with its address`(address: ListenAddress, reason: String) {
        #expect(throws: LookupFailure.configuration(reason)) { try ListeningSocket(address) }
    }

    @Test(arguments: [
        (ListenAddress.inet(host: "mail.example", port: 1), "is not a numeric address"),
        (.unix(path: "/x", mode: 0o600, group: "no-such-group"), "there is no system group"),
    ])
    func `what is wrong with an address is known without binding it`(
        address: ListenAddress, words: String
    ) {
        let failure = #expect(throws: LookupFailure.self) { try ListeningSocket.check(address) }
        #expect(failure?.reason.contains(words) == true)
    }

    @Test func `an address that can be bound is not bound by a check`() throws {
        try ListeningSocket.check(.unix(path: path, mode: 0o600, group: "root"))
        try ListeningSocket.check(.inet(host: "::1", port: 0))
        #expect(mode(of: path) == nil)
    }

    @Test func `the longest path that the settings allow can be bound`() throws {
        let room = ListenAddress.maximumPathLength - path.utf8.count
        let longest = path + String(repeating: "x", count: room)
        let socket = try ListeningSocket(.unix(path: longest, mode: 0o600, group: nil))
        #expect(mode(of: longest) == S_IFSOCK | 0o600)
        socket.discard()
        #expect(mode(of: longest) == nil)
    }

    @Test func `a TCP port that is taken is said with its address`() throws {
        // Any port that is free right now.
        var first: (socket: ListeningSocket, port: Int)?
        while first == nil {
            let port = Int.random(in: 20_000..<60_000)
            if let socket = try? ListeningSocket(.inet(host: "127.0.0.1", port: port)) {
                first = (socket, port)
            }
        }
        let (socket, port) = try #require(first)
        defer { close(socket.descriptor) }
        let reason = "can not listen on inet:127.0.0.1:\(port): Address already in use"
        #expect(throws: LookupFailure.configuration(reason)) {
            try ListeningSocket(.inet(host: "127.0.0.1", port: port))
        }
    }
}
