import Testing

@testable import Sieve

@Suite struct LexerTests {
    /// The tokens of a text, in the words of errors, and the errors.
    private func tokens(_ text: String) -> (words: [String], errors: [String]) {
        var lexer = Lexer(Array(text.utf8), limits: .default)
        var words: [String] = []
        while true {
            let token = lexer.next()
            if case .end = token.kind { break }
            words.append(lexer.words(of: token))
        }
        return (words, lexer.findings.all.map { "\($0.offset) \($0.diagnostic.message)" })
    }

    @Test func `every kind of token`() {
        let (words, errors) = tokens(#"keep; If :Over 10K ["a","b"] ( ) { } , text"#)
        #expect(
            words == [
                "'keep'", "';'", "'if'", "the tag ':over'", "the number 10240", "'['", "a string",
                "','", "a string", "']'", "'('", "')'", "'{'", "'}'", "','", "'text'",
            ])
        #expect(errors.isEmpty)
    }

    @Test func `white space and comments separate tokens and are nothing else`() {
        let (words, errors) = tokens(
            "a#b\nc/*d\n/* e*/f/**/g\t \r\n# the end without a line end")
        #expect(words == ["'a'", "'c'", "'f'", "'g'"])
        #expect(errors.isEmpty)
    }

    @Test(arguments: [
        ("0", UInt64(0)), ("1", 1), ("007", 7), ("1k", 1024), ("2M", 2_097_152),
        ("3G", 3_221_225_472), ("18446744073709551615", .max), ("17179869183G", .max << 30),
    ])
    func `numbers`(_ text: String, _ value: UInt64) {
        #expect(tokens(text).words == ["the number \(value)"])
        #expect(tokens(text).errors.isEmpty)
    }

    @Test(arguments: [
        "18446744073709551616", "99999999999999999999999999", "17179869184G",
        "18446744073709551615K",
    ])
    func `numbers that are too large`(_ text: String) {
        #expect(
            tokens(text).errors == [
                "0 this number is too large; the largest is 18446744073709551615"
            ])
    }

    @Test(arguments: ["10T", "10kk", "10a", "1_0"])
    func `numbers with another quantifier`(_ text: String) {
        #expect(
            tokens(text).errors.first?.hasSuffix(
                "a number may end in K, M or G only; put a space after it") == true)
    }

    @Test(arguments: [
        ("é", "0 letters beyond ASCII stand in strings only; put the text in \"...\""),
        ("'x'", "0 strings are not written in single quotes; use \"...\""),
        ("/ x", "0 '/' means nothing here; comments are written # ... or /* ... */"),
        ("a @ b", "2 '@' means nothing here; remove it"),
        ("a \u{0}", "2 the script has a NUL byte; remove it"),
        ("a \u{1}", "2 the script has a control character; remove it"),
        ("a /* b", "2 this comment is never closed; end it with */"),
        ("a : b", "2 ':' must be followed by the name of a tag, as in :contains"),
    ])
    func `what is no token is reported once`(_ text: String, _ error: String) {
        #expect(tokens(text).errors.first == error)
    }

    @Test func `a byte order mark is skipped`() {
        #expect(tokens("\u{FEFF}keep").words == ["'keep'"])
        #expect(tokens("\u{FEFF}keep").errors.isEmpty)
    }

    @Test func `tokens know their places`() {
        var lexer = Lexer(Array("  keep ;".utf8), limits: .default)
        let keep = lexer.next()
        let semicolon = lexer.next()
        #expect([keep.start, keep.end, semicolon.start, semicolon.end] == [2, 6, 7, 8])
    }

    @Test(arguments: ["abc", ":abc", "123K", "\"a\\\"c\"", "text:\na\n.\n", "{"])
    func `a token ends where the next one may begin`(_ text: String) {
        var lexer = Lexer(Array((" " + text + ";").utf8), limits: .default)
        let token = lexer.next()
        #expect(token.start == 1)
        #expect(token.end == 1 + text.utf8.count)
    }
}
