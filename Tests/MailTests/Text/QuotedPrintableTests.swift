import Mail
import Testing

@Suite struct QuotedPrintableTests {
    @Test(arguments: [
        ("", ""), ("a b", "a b"), ("a=b", "a=3Db"), ("ü", "=C3=BC"), ("a \nb\t", "a=20\nb=09"),
        ("a\r\nb\nc\rd", "a\nb\nc=0Dd"), ("a \r\n", "a=20\n"), ("\u{0}\u{7F}", "=00=7F"),
    ])
    func `texts`(_ text: String, _ expected: String) {
        #expect(
            String(decoding: QuotedPrintable.encode(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test(arguments: ["x", "ü", "a "])
    func `lines are short, and nothing is lost`(_ unit: String) {
        let text = String(repeating: unit, count: 500) + "."
        let encoded = String(
            decoding: QuotedPrintable.encode(Array(text.utf8)), as: UTF8.self)
        #expect(encoded.split(separator: "\n").allSatisfy { $0.count <= 76 })
        // What is read as a Q-encoded word is the text, once the soft line breaks are gone.
        let joined = encoded.replacing("=\n", with: "").replacing(" ", with: "_")
        let word = Array("=?utf-8?q?\(joined)?=".utf8)
        #expect(String(decoding: EncodedWord.decode(word), as: UTF8.self) == text)
    }
}
