import Delivery
import Testing

@Suite struct LogLineTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\nb\u{0}c\u{1B}[1m", "a?b?c?[1m"), ("\u{7F}\u{85}", "??"),
        ("Grüße 😀", "Grüße 😀"), ("a\r\nb", "a??b"),
    ])
    func `strangers can not write lines of their own`(text: String, line: String) {
        #expect(LogLine(text).text == line)
    }

    @Test func `long text is cut`() {
        let line = LogLine(String(repeating: "x", count: LogLine.limit + 1)).text
        #expect(line.count == LogLine.limit + 3)
        #expect(line.hasSuffix("x..."))
    }
}
