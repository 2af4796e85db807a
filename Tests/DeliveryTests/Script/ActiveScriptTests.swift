import Glibc
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

    @Test func `a huge file is read to just above the limit`() throws {
        try directory.write("s", [UInt8](repeating: 0x20, count: 3 << 20))
        guard case .script(let content) = script else {
            Issue.record("no script")
            return
        }
        #expect(content.count == SieveLimits.default.scriptSize + 1)
    }

    private func isUnreadable(_ script: ActiveScript) -> Bool {
        if case .unreadable = script { true } else { false }
    }
}
