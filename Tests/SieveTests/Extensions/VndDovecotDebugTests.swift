import Sieve
import Synchronization
import Testing

@Suite struct VndDovecotDebugTests {
    private final class Host: SieveHost {
        let lines = Mutex<[String]>([])

        func logForOwner(_ line: [UInt8]) {
            lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
    }

    private func run(_ text: String) throws -> (lines: [String], actions: String) {
        let host = Host()
        let actions = try actions(
            of: "require [\"vnd.dovecot.debug\", \"variables\"]; " + text, host: host)
        return (host.lines.withLock(\.self), actions)
    }

    @Test func `lines go to the host, in order`() throws {
        let result = try run(#"debug_log "one"; set "a" "Grüße"; debug_log "two ${a}"; discard;"#)
        #expect(result.lines == ["one", "two Grüße"])
        #expect(result.actions == #"{"actions":[{"a":"discard"}],"implicit_keep":null}"#)
    }

    @Test func `what is not reached is not logged`() throws {
        #expect(try run(#"if false { debug_log "x"; }"#).lines.isEmpty)
    }

    @Test func `too many lines fail the script`() throws {
        let result = try run(String(repeating: #"debug_log "x";"#, count: 1_100))
        #expect(result.lines.count < 1_000)
        #expect(result.actions.contains("takes too long"))
    }

    @Test func `without a log nothing happens`() throws {
        #expect(
            try actions(of: #"require "vnd.dovecot.debug"; debug_log "x";"#)
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"}}"#)
    }

    @Test func `it takes one string`() {
        expectErrors(
            "require \"vnd.dovecot.debug\"; debug_log 1️⃣[\"a\", \"b\"];",
            "'debug_log' needs a string here, for its message")
    }
}
