import Mail
import Testing

@Suite struct ASCIITests {
    @Test func `only the letters of ASCII change case`() {
        #expect(ASCII.lowercased(Array("AZ[@az0ÄÖ".utf8)) == Array("az[@az0ÄÖ".utf8))
        #expect("az{`".utf8.map(ASCII.uppercased) == Array("AZ{`".utf8))
    }

    @Test(arguments: [
        ("Subject", "sUBJECT", true), ("a", "ab", false), ("", "", true), ("ä", "Ä", false),
        ("a[", "A{", false),
    ])
    func `case is ignored in comparisons`(first: String, second: String, equal: Bool) {
        #expect(ASCII.equalIgnoringCase(first.utf8, second.utf8) == equal)
    }

    @Test func `classes hold what the RFC lists`() {
        let all = UInt8.min...UInt8.max
        #expect(all.filter(ASCII.isSpace) == [9, 32])
        #expect(all.filter(ASCII.isFoldingSpace) == [9, 10, 13, 32])
        #expect(all.filter(ASCII.isDigit) == Array("0123456789".utf8))
        #expect(all.filter(ASCII.isAlphanumeric).count == 62)
        #expect(all.filter(ASCII.isControl).count == 33)
    }

    @Test(arguments: [("0", 0), ("9", 9), ("a", 10), ("F", 15)])
    func `hexadecimal digits have a value`(digit: String, value: UInt8) {
        #expect(digit.utf8.first.flatMap(ASCII.hexValue) == value)
    }

    @Test(arguments: ["g", "G", "/", ":", "@", "`"])
    func `other octets are no hexadecimal digits`(digit: String) {
        #expect(digit.utf8.first.flatMap(ASCII.hexValue) == nil)
    }

    @Test(arguments: [(" \t a b\r\n", "a b"), ("", ""), (" \n", ""), ("x", "x")])
    func `white space at the ends is trimmed`(text: String, trimmed: String) {
        #expect(Array(ASCII.trimmed(Array(text.utf8)[...])) == Array(trimmed.utf8))
    }

    @Test func `signs get a backslash, and nothing else does`() {
        let escaped = ASCII.escaped(Array("a*b?c\\d".utf8), "*\\")
        #expect(String(decoding: escaped, as: UTF8.self) == "a\\*b?c\\\\d")
        #expect(ASCII.escaped([], "x").isEmpty)
    }

    @Test(arguments: [("0", 0), ("007", 7), ("999999999", 999_999_999)])
    func `digits are a number`(_ digits: String, _ number: Int) {
        #expect(ASCII.number(Array(digits.utf8)) == number)
    }

    @Test(arguments: ["", " 1", "1a", "-1", "1000000000", "/", ":"])
    func `all else is no number`(_ text: String) {
        #expect(ASCII.number(Array(text.utf8)) == nil)
    }
}
