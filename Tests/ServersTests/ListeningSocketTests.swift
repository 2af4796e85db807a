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

    @Test func `a second socket takes the path over without a gap`() throws {
        let first = try ListeningSocket(.unix(path: path, mode: 0o600, group: nil))
        let second = try ListeningSocket(.unix(path: path, mode: 0o660, group: nil))
        defer {
            close(first.descriptor)
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

    @Test func `a TCP port that is taken is said with its address`() throws {
        let first = try ListeningSocket(.inet(host: "127.0.0.1", port: 0))
        defer { close(first.descriptor) }
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(first.descriptor, $0, &length)
            }
        }
        let port = Int(UInt16(bigEndian: address.sin_port))
        let reason = "can not listen on inet:127.0.0.1:\(port): Address already in use"
        #expect(throws: LookupFailure.configuration(reason)) {
            try ListeningSocket(.inet(host: "127.0.0.1", port: port))
        }
    }
}
