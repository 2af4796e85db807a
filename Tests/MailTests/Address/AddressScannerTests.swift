import Testing

@testable import Mail

@Suite struct AddressScannerTests {
    private func scanner(_ text: String) -> AddressScanner {
        AddressScanner(Array(text.utf8)[...])
    }

    private func rest(_ text: String, after scanner: AddressScanner) -> String {
        String(decoding: Array(text.utf8)[scanner.position...], as: UTF8.self)
    }

    @Test(arguments: [
        ("  a", "a"), ("(c)a", "a"), (" (c) \t(d)\r\n a", "a"), ("a", "a"), ("((n)e)a", "a"),
        ("(\\))a", "a"), ("(a\\", ""), ("(", ""), ("", ""), ("()a", "a"), ("(\"))a", ")a"),
    ])
    func `comments and white space are skipped`(text: String, left: String) {
        var scanner = scanner(text)
        let skipped = scanner.skipSpace()
        #expect(rest(text, after: scanner) == left)
        #expect(skipped == (left != text))
    }

    @Test(arguments: [
        ("abc.d", "abc", ".d"), ("a+b@x", "a+b", "@x"), ("\"a\"", "", "\"a\""), ("", "", ""),
        ("ü<", "ü", "<"), ("a b", "a", " b"), ("\u{7F}", "", "\u{7F}"),
    ])
    func `atoms end at specials`(text: String, atom: String, left: String) {
        var scanner = scanner(text)
        #expect(String(decoding: scanner.atom(), as: UTF8.self) == atom)
        #expect(rest(text, after: scanner) == left)
    }

    @Test(arguments: [
        ("\"a b\"c", "a b", "c"), ("\"\"", "", ""), ("\"a\\\"b\"", "a\"b", ""),
        ("\"a\\\\\"x", "a\\", "x"), ("\"a\r\n b\"", "a b", ""),
    ])
    func `quoted strings lose quotes and folding`(text: String, content: String, left: String) {
        var scanner = scanner(text)
        #expect(scanner.quotedString() == Array(content.utf8))
        #expect(rest(text, after: scanner) == left)
    }

    @Test(arguments: ["\"", "\"abc", "\"abc\\\"", "\"\\"])
    func `an unclosed quoted string takes the rest`(text: String) {
        var scanner = scanner(text)
        #expect(scanner.quotedString() == nil)
        #expect(scanner.current == nil)
    }

    @Test(arguments: [
        ("[192.0.2.1]x", "[192.0.2.1]"), ("[]", "[]"), ("[IPv6:::1]", "[IPv6:::1]"),
    ])
    func `domain literals keep their brackets`(text: String, literal: String) {
        var scanner = scanner(text)
        #expect(scanner.domainLiteral() == Array(literal.utf8))
    }

    @Test(arguments: ["[", "[1.2", "[1 2]", "[1,2]", "[1\n]"])
    func `other brackets are no literals`(text: String) {
        var scanner = scanner(text)
        #expect(scanner.domainLiteral() == nil)
    }

    @Test(arguments: [
        ("bad, b", ", b"), ("bad; b", "; b"), ("\"a,b\", c", ", c"), ("(a,b), c", ", c"),
        ("bad", ""),
        ("\"a,b", ""), ("", ""),
    ])
    func `a bad piece ends at a comma outside of quotes`(text: String, left: String) {
        var scanner = scanner(text)
        scanner.skipBadPiece()
        #expect(rest(text, after: scanner) == left)
    }

    @Test func `an octet is taken only if it is there`() {
        var scanner = scanner("<a")
        #expect(scanner.take(UInt8(ascii: "@")) == false)
        #expect(scanner.take(UInt8(ascii: "<")) == true)
        #expect(scanner.current == UInt8(ascii: "a"))
        scanner.advance()
        #expect(scanner.take(UInt8(ascii: "a")) == false)
    }
}
