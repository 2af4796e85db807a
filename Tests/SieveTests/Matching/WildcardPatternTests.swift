import Testing

@testable import Sieve

@Suite struct WildcardPatternTests {
    /// What the wildcards stand for; nil when the value does not match.
    private func captures(
        _ pattern: String, _ value: String, fold: ByteFold = .none, countsOctets: Bool = true
    ) -> [String]? {
        let outcome = WildcardPattern(Array(pattern.utf8).span).match(
            Array(value.utf8), fold: fold, countsOctets: countsOctets, stepLimit: 1_000_000)
        guard outcome.matches else { return nil }
        let bytes = Array(value.utf8)
        return outcome.captures.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        arguments: [
            ("", "", []), ("abc", "abc", []), ("*", "", [""]), ("*", "abc", ["abc"]),
            ("a*", "abc", ["bc"]), ("*c", "abc", ["ab"]), ("a*c", "abc", ["b"]),
            ("a*c", "ac", [""]),
            ("?", "a", ["a"]), ("a?c", "abc", ["b"]), ("??", "ab", ["a", "b"]),
            ("*b*", "abc", ["a", "c"]), ("*b*", "abcb", ["a", "cb"]), ("**", "abc", ["", "abc"]),
            ("*.*", "a.b.c", ["a", "b.c"]), ("*c", "abcabc", ["abcab"]),
            ("*?", "abc", ["ab", "c"]),
            ("?*", "abc", ["a", "bc"]), ("*?*", "abc", ["", "a", "bc"]),
            ("[*] *", "[a] [b] c", ["a", "[b] c"]), ("*ab*ab*", "xabyabz", ["x", "y", "z"]),
            ("a*b?d*", "axbcbcde", ["xbc", "c", "e"]),
        ] as [(String, String, [String])])
    func `wildcards take as little as possible, from left to right`(
        _ pattern: String, _ value: String, _ expected: [String]
    ) {
        #expect(captures(pattern, value) == expected)
    }

    @Test(arguments: [
        ("", "a"), ("a", ""), ("a", "ab"), ("?", ""), ("?", "ab"), ("*a", "ab"), ("a*", "ba"),
        ("*a*b", "ab-"), ("a?b", "ab"), ("abc", "ABC"), ("*x*", "abc"),
    ])
    func `the whole value must match`(_ pattern: String, _ value: String) {
        #expect(captures(pattern, value) == nil)
    }

    @Test(arguments: [
        (#"\*"#, "*"), (#"\?"#, "?"), (#"\\"#, #"\"#), (#"a\bc"#, "abc"), (#"a\"#, #"a\"#),
        (#"\*\?"#, "*?"),
    ])
    func `escaped characters are literal`(_ pattern: String, _ value: String) {
        #expect(captures(pattern, value) == [])
        #expect(captures(pattern, "x" + value) == nil)
    }

    @Test func `the value is folded, what it captures is not`() {
        #expect(captures("FR*", "frOp", fold: .asciiUppercase) == ["Op"])
    }

    @Test func `a character is an octet, or not, as the comparator says`() {
        #expect(captures("Gr?n", "Grün") == nil)
        #expect(captures("Gr??n", "Grün") != nil)
        #expect(captures("Gr?n", "Grün", countsOctets: false) == ["ü"])
        #expect(captures("*?", "aü", countsOctets: false) == ["a", "ü"])
    }

    @Test func `a hostile pattern is bounded by the product of the lengths`() {
        let value = [UInt8](repeating: UInt8(ascii: "a"), count: 2_000)
        let pattern = WildcardPattern(Array((String(repeating: "*a", count: 500) + "b").utf8).span)
        let outcome = pattern.match(
            value, fold: .none, countsOctets: true, stepLimit: 10_000_000)
        #expect(!outcome.matches)
        #expect(outcome.steps < 2_000 * 1_001)
    }

    @Test func `matching is given up at the limit`() {
        let value = [UInt8](repeating: UInt8(ascii: "a"), count: 2_000)
        let pattern = WildcardPattern(Array("*aaaaaaaab".utf8).span)
        let outcome = pattern.match(value, fold: .none, countsOctets: true, stepLimit: 100)
        #expect(!outcome.matches)
        #expect(outcome.steps == 101)
    }
}
