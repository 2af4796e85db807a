import Mail
import Testing

@Suite struct EncodedWordEncodeTests {
    private func words(_ text: String, firstLength: Int = 75) -> [String] {
        EncodedWord.encode(Array(text.utf8), firstLength: firstLength)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `the shorter encoding is taken`() {
        #expect(words("Grüße aus Wien von mir") == ["=?utf-8?q?Gr=C3=BC=C3=9Fe_aus_Wien_von_mir?="])
        #expect(words("äöü") == ["=?utf-8?b?w6TDtsO8?="])
        #expect(words("") == [])
    }

    @Test(arguments: [0, 20, 40, 75])
    func `no character is cut, and no word is too long`(_ firstLength: Int) {
        for text in ["ä", "以", "😀", "word and ä, "].map({ String(repeating: $0, count: 60) }) {
            let words = words(text, firstLength: firstLength)
            #expect(words.allSatisfy { $0.utf8.count <= 75 })
            #expect(words[0].utf8.count <= max(firstLength, 24))
            for word in words {
                #expect(!word.contains("\u{FFFD}"))
                #expect(
                    !String(decoding: EncodedWord.decode(Array(word.utf8)), as: UTF8.self)
                        .contains("\u{FFFD}"))
            }
            let decoded = EncodedWord.decode(Array(words.joined(separator: " ").utf8))
            #expect(String(decoding: decoded, as: UTF8.self) == text)
        }
    }

    @Test func `octets that are no UTF-8 are repaired`() {
        let word = EncodedWord.encode([0x61, 0xFF])
        #expect(EncodedWord.decode(Array(word.joined())) == Array("a\u{FFFD}".utf8))
    }
}
