import Sieve
import Testing

@Suite struct ComparatorIUnicodeCasemapTests {
    private func fold(_ text: [UInt8]) -> FoldedText { Comparator.unicodeCasemap.fold(text) }

    private func equal(_ first: String, _ second: String) -> Bool {
        Comparator.unicodeCasemap.equal(Array(first.utf8), Array(second.utf8))
    }

    @Test(arguments: [
        ("Grüße", "GRÜßE", true), ("Grüße", "GRUSSE", false), ("tÈst", "tèst", true),
        ("è", "e\u{300}", true), ("É", "e\u{301}", true), ("привет", "ПРИВЕТ", true),
        ("ς", "Σ", true), ("σ", "ς", true), ("ǆ", "Ǆ", true), ("ǅ", "ǆ", true),
        ("ᾳ", "ᾼ", true), ("각", "\u{1100}\u{1161}\u{11A8}", true), ("ŉ", "ŉ", true),
        ("ﬁ", "fi", false), ("ａｂ", "AB", true), ("①", "1", true), ("№", "No", false),
        ("ﷺ", "صلى الله عليه وسلم", true), ("ﾊﾟ", "ハ\u{309A}", true), ("x²", "X2", true),
        ("㎏", "kg", false), ("㎏", "㎏", true),
        ("\u{A0}", " ", true), ("ſ", "s", true), ("ı", "i", true), ("İ", "i", false),
        ("a", "b", false),
        ("ab", "a", false), ("😀", "😀", true), ("𐐨", "𐐀", true), ("Å", "\u{212B}", true),
    ])
    func `texts are the same but for case`(_ first: String, _ second: String, _ expected: Bool) {
        #expect(equal(first, second) == expected)
        #expect(equal(second, first) == expected)
    }

    @Test func `the order is that of the capital letters`() {
        func order(_ first: String, _ second: String) -> Int {
            Comparator.unicodeCasemap.compare(Array(first.utf8), Array(second.utf8)).signum()
        }
        #expect(order("a", "B") == -1)
        #expect(order("é", "F") == -1)
        #expect(order("z", "я") == -1)
        #expect(order("_", "a") == 1)
    }

    @Test func `octets that are not UTF-8 are themselves`() {
        let broken: [UInt8] = [0xC3, 0x61, 0xFF, 0xC3, 0xA8, 0xE2, 0x82]
        let folded = fold(broken)
        #expect(folded.bytes == [0xC3, 0x41, 0xFF, 0x45, 0xCC, 0x80, 0xE2, 0x82])
        #expect(folded.origins == [0, 1, 2, 3, 3, 3, 5, 6, 7])
    }

    @Test func `every byte has an origin, and the end too`() {
        let folded = fold(Array("xèy".utf8))
        #expect(folded.bytes == Array("XE\u{300}Y".utf8))
        #expect(folded.origins == [0, 1, 1, 1, 3, 4])
        #expect(fold(Array("abc".utf8)).origins == nil)
        #expect(fold([]).bytes.isEmpty)
    }

    @Test(arguments: [
        (#"header :contains "x-a" "TÈST""#, true), (#"header :contains "x-a" "tèst""#, true),
        (#"header :contains "x-a" "test""#, false), (#"header :matches "x-a" "t?st Ü*""#, true),
        (#"header :matches "x-a" "t??st*""#, false),
        (#"header :is "x-a" "TÈST üBER Straße""#, true),
        (#"header :matches "x-a" "*über*SSE""#, false),
    ])
    func `match types`(_ test: String, _ expected: Bool) throws {
        let message = message("X-A: Tèst Über straße\n\n")
        let test = test.replacing("header ", with: #"header :comparator "i;unicode-casemap" "#)
        #expect(try evaluate(test, on: message) == expected)
        #expect(
            try evaluate(test, require: #""comparator-i;unicode-casemap""#, on: message)
                == expected)
    }

    @Test func `one character may be many`() {
        let folded = fold(Array("a\u{FDFA}".utf8))
        #expect(folded.bytes.count == 1 + 33)
        #expect(folded.origins == [0] + [UInt32](repeating: 1, count: 33) + [4])
    }

    @Test func `captures are the text as it was`() throws {
        #expect(
            try evaluate(
                """
                allof (string :matches :comparator "i;unicode-casemap" "xÈyéZ" "X?Y*",
                       string :comparator "i;octet" "${1}|${2}" "È|éZ")
                """, require: #""variables""#))
    }

    @Test func `a long text of marks costs no more than others`() throws {
        let text = "e" + String(repeating: "\u{301}\u{323}", count: 20_000)
        let bytes = Array(text.utf8)
        #expect(fold(bytes).bytes.count == bytes.count)
        #expect(fold(bytes).origins?.count == bytes.count + 1)
    }
}
