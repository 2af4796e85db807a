import Testing

@testable import Mail

@Suite struct AddressWordsTests {
    /// A text of words, where `.` is a dot and `_` white space.
    private func words(_ pattern: [String]) -> AddressWords {
        var words = AddressWords()
        for part in pattern {
            switch part {
            case ".": words.addDot()
            case "_": words.addSpace()
            default: words.add(Array(part.utf8))
            }
        }
        return words
    }

    @Test(arguments: [
        (["a"], "a", "a"), (["a", ".", "b"], "a.b", "a.b"),
        (["a", "_", ".", "_", "b"], "a . b", "a.b"),
        ([".", "a"], ".a", ".a"), (["a", ".", ".", "b"], "a..b", "a..b"), (["a", "_"], "a", "a"),
    ])
    func `words with dots between them are a local part`(
        pattern: [String], phrase: String, localPart: String
    ) {
        let words = words(pattern)
        #expect(words.phrase == Array(phrase.utf8))
        #expect(words.localPart == Array(localPart.utf8))
        #expect(!words.isEmpty)
    }

    @Test(arguments: [["a", "_", "b"], ["a", "b"], ["a", ".", "b", "_", "c"]])
    func `words without are only a phrase`(pattern: [String]) {
        #expect(words(pattern).localPart == nil)
        #expect(!words(pattern).phrase.isEmpty)
    }

    @Test func `no words are neither`() {
        #expect(words([]).isEmpty)
        #expect(words(["_"]).localPart == nil)
        #expect(words(["_"]).phrase == [])
    }
}
