import TestSupport
import Testing

@testable import Delivery

@Suite struct ScriptErrorLogTests {
    private let directory: TemporaryDirectory
    private let log: ScriptErrorLog

    init() throws {
        directory = try TemporaryDirectory()
        log = ScriptErrorLog(activeScript: directory.path(".dovecot.sieve"))
    }

    @Test func `lines are appended with the time`() throws {
        log.append(["s:1:2: bad", "s:3:4: worse"])
        log.append(["s:5:6: more"])
        let lines = try #require(directory.text(".dovecot.sieve.log")).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasSuffix("Z error: s:1:2: bad"))
        #expect(lines[2].hasSuffix("Z error: s:5:6: more"))
        #expect(directory.mode(of: ".dovecot.sieve.log") == 0o600)
    }

    @Test func `it never grows beyond its limit`() throws {
        for number in 0..<1000 {
            log.append(["line \(number) " + String(repeating: "x", count: 90)])
        }
        let size = try #require(directory.read(".dovecot.sieve.log")).count
        #expect(size <= ScriptErrorLog.sizeLimit)
        #expect(directory.list() == [".dovecot.sieve.log", ".dovecot.sieve.log.0"])
        #expect(directory.text(".dovecot.sieve.log")?.contains("line 999 ") == true)
    }

    @Test func `a link in its place is not followed`() throws {
        try directory.link(".dovecot.sieve.log", to: "victim")
        log.append(["x"])
        #expect(directory.list() == [".dovecot.sieve.log"])
    }
}
