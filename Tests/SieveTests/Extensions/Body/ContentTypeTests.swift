import Mail
import Testing

@testable import Sieve

@Suite struct ContentTypeTests {
    @Test(arguments: [
        ("", true), ("text", true), ("TEXT", true), ("text/plain", true), ("Text/Plain", true),
        ("text/html", false), ("image", false), ("/plain", false), ("text/", false), ("/", false),
        ("text/plain/x", false), ("text/*", false),
    ])
    func `types that scripts write`(text: String, includes: Bool) {
        #expect(ContentType(Array(text.utf8)).includes(.plainText) == includes)
    }

    @Test func `a malformed type is only one of all`() {
        #expect(ContentType([]).includes(nil))
        #expect(!ContentType(Array("text".utf8)).includes(nil))
    }
}
