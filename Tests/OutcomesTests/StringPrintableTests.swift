import Outcomes
import Testing

@Suite struct StringPrintableTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a\nb\u{0}c\u{1B}[1m", "a?b?c?[1m"), ("a\r\nb", "a??b"),
        ("\u{7F}\u{80}\u{85}\u{9F}\u{A0}", "????\u{A0}"), ("Grüße 😀", "Grüße 😀"),
    ])
    func `control characters are made visible`(text: String, shown: String) {
        #expect(text.printable == shown)
    }
}
