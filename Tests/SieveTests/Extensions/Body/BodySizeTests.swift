import Mail
import Outcomes
import Sieve
import Testing

/// Bodies that are larger than what a run may hold.
@Suite struct BodySizeTests {
    /// A message whose body is one piece over and over, which no memory holds.
    private struct LargeMessage: MessageSource {
        let head: [UInt8]
        let unit: [UInt8]
        let size: Int

        var header: MessageHeader { MessageHeader(parsing: head) }

        init(head: String, unit: String, size: Int) {
            self.head = Array(head.utf8)
            self.unit = Array(unit.utf8)
            self.size = size
        }

        func read(
            from offset: Int, into buffer: UnsafeMutableRawBufferPointer
        ) throws(LookupFailure) -> Int {
            let count = min(buffer.count, size - offset, 64 << 10)
            if offset < head.count {
                let part = head[offset..<min(head.count, offset + count)]
                buffer.copyBytes(from: part)
                return part.count
            }
            var written = 0
            while written < count {
                let start = (offset - head.count + written) % unit.count
                let part = unit[start..<min(unit.count, start + count - written)]
                UnsafeMutableRawBufferPointer(rebasing: buffer[written...]).copyBytes(from: part)
                written += part.count
            }
            return written
        }
    }

    private static let line = String(repeating: "QUJDREVGR0hJSktM", count: 4) + "\r\n"

    /// A tenth of the usual work, for a tenth of the size.
    private func evaluate(_ test: String, on message: LargeMessage) throws -> Bool {
        var limits = SieveLimits()
        limits.steps /= 10
        let script = try compile("require \"body\"; if \(test) { discard; }", limits: limits)
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        return result.actions.first is DiscardAction
    }

    @Test func `thirty MiB as they are are looked through for many keys`() throws {
        let message = LargeMessage(
            head: "A: b\r\n\r\n", unit: String(repeating: Self.line, count: 100), size: 3 << 20)
        let keys = (0..<16).map { "\"key \($0)\"" }.joined(separator: ", ")
        #expect(try !evaluate("body :raw :contains [\(keys)]", on: message))
    }

    @Test func `ten MiB are decoded several times`() throws {
        let message = LargeMessage(
            head: "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            unit: String(repeating: Self.line, count: 100), size: 14 << 17)
        let test = #"body :contains "missing""#
        #expect(try !evaluate("anyof (\(test), \(test))", on: message))
        #expect(try evaluate(#"body :contains "jklabc""#, on: message))
    }

    @Test func `what has to be held has a limit`() throws {
        let message = LargeMessage(head: "A: b\r\n\r\n", unit: Self.line, size: 5 << 20)
        let script = try compile(
            #"require ["body", "regex"]; if body :raw :regex "x" { discard; }"#)
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure?.message.contains("body_max_held_size") == true)
        #expect(result.implicitKeep)
    }

    @Test func `much work is too much`() throws {
        let message = LargeMessage(head: "A: b\r\n\r\n", unit: Self.line, size: 3 << 20)
        var limits = SieveLimits()
        limits.steps = 300_000
        let script = try compile(
            #"require "body"; if body :raw :contains ["x y", "y z"] { discard; }"#, limits: limits)
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure?.message.contains("too long") == true)
    }
}
