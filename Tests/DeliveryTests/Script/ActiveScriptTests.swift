import Glibc
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct ActiveScriptTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private var script: ActiveScript { ActiveScript(path: directory.path("s")) }

    @Test func `no file is no script`() {
        #expect(script == .none)
    }

    @Test func `a file is the script`() throws {
        try directory.write("s", "keep;")
        #expect(script == .script(Array("keep;".utf8)))
    }

    @Test func `an empty file is an empty script`() throws {
        try directory.write("s", "")
        #expect(script == .script([]))
    }

    @Test func `a link is followed, one to nowhere is not readable`() throws {
        try directory.link("s", to: "t")
        #expect(isUnreadable(script))
        try directory.write("t", "stop;")
        #expect(script == .script(Array("stop;".utf8)))
    }

    @Test func `a directory and a FIFO are not readable`() throws {
        try directory.makeDirectory("s")
        #expect(isUnreadable(script))
        #expect(mkfifo(directory.path("f"), 0o600) == 0)
        #expect(isUnreadable(ActiveScript(path: directory.path("f"))))
    }

    /// open(2) has ENXIO for it, at every try.
    @Test func `a socket is not readable`() throws {
        let path = directory.path("s")
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        // The kernel reads the address as a plain sockaddr of the length given.
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size)
            }
        }
        try #require(result == 0)
        #expect(isUnreadable(script))
    }

    @Test func `a file up to the limit is read whole, and no part of a larger one`() throws {
        let limit = SieveLimits.default.scriptSize
        try directory.write("s", [UInt8](repeating: 0x20, count: limit))
        #expect(script == .script([UInt8](repeating: 0x20, count: limit)))
        try directory.write("s", [UInt8](repeating: 0x20, count: limit + 1))
        #expect(isUnreadable(script))
    }

    @Test func `what can not be read is told with its path`() throws {
        try directory.makeDirectory("s")
        #expect(
            script
                == .unreadable("\(directory.path("s")) is no plain file; upload the script again"))
    }

    /// Reading this file of the kernel's fails with EIO, like a disk that breaks.
    @Test func `what the system can not read for now is no fault of the script`() throws {
        try directory.link("s", to: "/proc/self/mem")
        #expect(
            script
                == .unavailable(
                    .temporary("can not read \(directory.path("s")): Input/output error")))
    }

    private func isUnreadable(_ script: ActiveScript) -> Bool {
        if case .unreadable = script { true } else { false }
    }
}
