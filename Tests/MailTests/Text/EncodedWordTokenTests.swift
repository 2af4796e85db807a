import Testing

@testable import Mail

@Suite struct EncodedWordTokenTests {
    private func token(_ text: String, at start: Int = 0) -> EncodedWordToken? {
        EncodedWordToken(in: Array(text.utf8), at: start)
    }

    @Test(arguments: [
        ("=?utf-8?q?a_b?= x", "utf-8", "a b", 15), ("=?UTF-8?B?YQ==?=", "UTF-8", "a", 16),
        ("=?utf-8*de?Q?=41?=", "utf-8", "A", 18), ("=?x?q??=", "x", "", 8),
        ("=?x?q?=4?=", "x", "=4", 10), ("=?x?q?=zz?=", "x", "=zz", 11),
    ])
    func `a word has its parts`(text: String, charset: String, content: String, end: Int) throws {
        let token = try #require(self.token(text))
        #expect(token.charset == Array(charset.utf8))
        #expect(token.octets == Array(content.utf8))
        #expect(token.end == end)
    }

    @Test(arguments: [
        "", "=", "=?", "=?x", "=?x?", "=?x?q", "=?x?q?", "=?x?q?a", "=?x?q?a?", "=?x?q?a?x",
        "?x?q?a?=",
        "=?x y?q?a?=", "=?x?qq?a?=", "=?x?-?a?=", "=?x??a?=",
    ])
    func `other texts are no words`(text: String) {
        #expect(token(text) == nil)
    }

    @Test func `a word may begin anywhere`() {
        #expect(token("ab=?x?q?c?=", at: 2)?.octets == [0x63])
        #expect(token("ab=?x?q?c?=", at: 1) == nil)
        #expect(token("ab", at: 2) == nil)
    }

    @Test(arguments: ["=?x?z?a?=", "=?x?b?a?=", "=?x?b?!!?="])
    func `a word that can not be decoded has no octets`(text: String) {
        #expect(token(text) != nil)
        #expect(token(text)?.octets == nil)
    }
}
