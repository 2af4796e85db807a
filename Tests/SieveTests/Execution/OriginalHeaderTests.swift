import Mail
import Testing

@testable import Sieve

@Suite struct OriginalHeaderTests {
    private func part(_ text: String) -> String {
        String(
            decoding: OriginalHeader.part(MessageHeader(parsing: Array(text.utf8))), as: UTF8.self)
    }

    @Test func `fields are told as they are, with LF`() {
        #expect(
            part("A: 1\r\n 2\r\nB: 3\r\n\r\nbody")
                == "Content-Type: text/rfc822-headers\n\nA: 1\n 2\nB: 3\n")
    }

    @Test func `what no server takes is left out`() {
        let long = String(repeating: "a", count: 1_000)
        #expect(
            part("From x\nA: \(long)\nB: \u{0}\nC: 1\n\n")
                == "Content-Type: text/rfc822-headers\n\nC: 1\n")
    }

    @Test func `what is too much is left out`() {
        let fields = String(repeating: "A: \(String(repeating: "b", count: 500))\n", count: 200)
        #expect(part(fields).utf8.count <= OriginalHeader.limit + 100)
    }

    @Test func `other octets than ASCII are told of`() {
        #expect(part("A: ü\n\n").contains("\nContent-Transfer-Encoding: 8bit\n"))
    }
}
