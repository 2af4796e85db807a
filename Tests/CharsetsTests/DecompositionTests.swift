import Charsets
import Testing

@Suite struct DecompositionTests {
    @Test(arguments: [
        ("a", "a"), ("é", "e\u{301}"), ("ṩ", "s\u{323}\u{307}"), ("ﬁ", "fi"), ("Ａ", "A"),
        ("½", "1⁄2"),
        ("각", "\u{1100}\u{1161}\u{11A8}"), ("ǆ", "dz\u{30C}"), ("𝒜", "A"), ("丽", "丽"),
        ("😀", "😀"),
        ("ﷺ", "صلى الله عليه وسلم"), ("\u{0}", "\u{0}"), ("\u{10FFFF}", "\u{10FFFF}"),
    ])
    func `a character is taken apart as far as that goes`(
        character: String, expected: String
    ) throws {
        let scalar = try #require(character.unicodeScalars.first)
        var result = String.UnicodeScalarView()
        Decomposition.forEachScalar(of: scalar) { result.append($0) }
        #expect(Array(result) == Array(expected.unicodeScalars))
    }

    @Test func `no character is made of more than there is room for`() {
        var (longest, shortest) = (0, Int.max)
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var count = 0
            Decomposition.forEachScalar(of: scalar) { _ in count += 1 }
            longest = max(longest, count)
            shortest = min(shortest, count)
        }
        #expect(shortest == 1)
        #expect(longest == 18)
    }
}
