import Mail
import Testing

@Suite struct MediaTypeTests {
    private func type(_ text: String) -> String? {
        MediaType(Array(text.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test(arguments: [
        ("Text/HTML", "text/html"), ("application/x-a+b.c", "application/x-a+b.c"),
        ("text", nil), ("", nil), ("/", nil), ("/a", nil), ("a/", nil), ("a/b/c", nil),
        ("a b/c", nil), ("a/b;c", nil),
    ])
    func `two words with a slash`(text: String, expected: String?) {
        #expect(type(text) == expected)
    }

    @Test func `kinds of types`() throws {
        #expect(MediaType.plainText.isText && !MediaType.plainText.isMultipart)
        #expect(MediaType.message.isMessage)
        #expect(try #require(MediaType(Array("message/global".utf8))).isMessage)
        #expect(try !#require(MediaType(Array("message/partial".utf8))).isMessage)
        #expect(try #require(MediaType(Array("MultiPart/x".utf8))).isMultipart)
        #expect(MediaType(Array("TEXT/plain".utf8)) == .plainText)
    }
}
