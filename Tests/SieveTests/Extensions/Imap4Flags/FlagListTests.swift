import Testing

@testable import Sieve

@Suite struct FlagListTests {
    private func words(_ text: String) -> [[UInt8]] {
        FlagList.words(in: Array(text.utf8))
    }

    private func text(_ flags: [[UInt8]]) -> String {
        String(decoding: FlagList.text(flags), as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""), (" ", ""), ("a", "a"), (" a ", "a"), ("a b", "a b"), ("a   b", "a b"),
        ("\\Seen a", "\\Seen a"),
    ])
    func `words are separated by blanks`(_ given: String, _ expected: String) {
        #expect(text(words(given)) == expected)
    }

    @Test(arguments: [
        ("", "", ""), ("a", "", "a"), ("", "a", "a"), ("a", "a", "a"), ("a", "A", "a"),
        ("a b", "c b", "a b c"), ("", "x X x", "x"),
        ("\\Seen", "\\seen \\Flagged", "\\Seen \\Flagged"),
    ])
    func `adding`(_ old: String, _ new: String, _ expected: String) {
        #expect(text(FlagList.adding(words(new), to: words(old))) == expected)
    }

    @Test(arguments: [
        ("", "", ""), ("a", "", "a"), ("", "a", ""), ("a", "a", ""), ("a", "A", ""),
        ("a b c", "b", "a c"), ("a b c", "c a", "b"), ("a", "ab", "a"),
    ])
    func `removing`(_ old: String, _ gone: String, _ expected: String) {
        #expect(text(FlagList.removing(words(gone), from: words(old))) == expected)
    }

    /// The flags that `keep :flags` stores.
    private func kept(_ flag: String) throws -> [String] {
        let script = try compile("require \"imap4flags\"; keep :flags \"\(flag)\";")
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return (result.actions.first?.store?.flags ?? []).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test(arguments: [
        #"\\Answered"#, #"\\Deleted"#, #"\\Draft"#, #"\\Flagged"#, #"\\Seen"#, #"\\SEEN"#,
        "$Forwarded", "Junk", "a.b", "a-b", "1", "a/b", "[x", "<x>", "#x", "'x'", "a=b", "~",
    ])
    func `flags that IMAP can set`(_ flag: String) throws {
        #expect(try kept(flag) == [flag.replacing(#"\\"#, with: #"\"#)])
    }

    @Test(arguments: [
        #"\\Recent"#, #"\\"#, #"\\*"#, #"\\Seenx"#, "a(b", "a)b", "a{b", "a%b", "a*b", #"a\"b"#,
        #"a\\b"#, "a]b", "ä", "a\u{7F}b", "a\tb",
    ])
    func `others are left out`(_ flag: String) throws {
        #expect(try kept(flag) == [])
    }
}
