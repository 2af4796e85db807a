import Testing

@testable import Sieve

@Suite struct LexerStringsTests {
    /// The value of the string that a text begins with, or nil.
    private func value(_ text: String, limits: SieveLimits = .default) -> (String?, [String]) {
        var lexer = Lexer(Array(text.utf8), limits: limits)
        let token = lexer.next()
        let errors = lexer.findings.all.map(\.diagnostic.message)
        guard case .string = token.kind else { return (nil, errors) }
        var tree = SyntaxTree(lexer.source)
        tree.rewritten = lexer.rewritten
        return (String(decoding: ScriptText(tree).bytes(of: lexer.literal), as: UTF8.self), errors)
    }

    @Test(arguments: [
        (#""""#, ""), (#""a""#, "a"), (#""a\"b""#, "a\"b"), (#""a\\b""#, "a\\b"),
        (#""\a\b""#, "ab"), (#""\\\"""#, "\\\""), (#""Grüße""#, "Grüße"), ("\"#/*\"", "#/*"),
        ("\"a\r\nb\"", "a\r\nb"),
    ])
    func `quoted strings`(_ text: String, _ expected: String) {
        #expect(value(text) == (expected, []))
    }

    @Test func `lines of a string end in CRLF, however the file was saved`() {
        #expect(value("\"a\nb\r\nc\n\"") == ("a\r\nb\r\nc\r\n", []))
        #expect(value("\"a\\\"\nb\"") == ("a\"\r\nb", []))
    }

    @Test(arguments: [
        ("text:\n.\n", ""), ("text:\r\na\r\n.\r\n", "a\r\n"), ("text:\na\nb\n.\n", "a\r\nb\r\n"),
        ("TEXT: \t# why\na\n.\n", "a\r\n"), ("text:\n..\n.\n", ".\r\n"),
        ("text:\n..a\n.b\n...\n.\n", ".a\r\n.b\r\n..\r\n"), ("text:\n\"#/*\n.\n", "\"#/*\r\n"),
        ("text:\na\n.", "a\r\n"),
    ])
    func `multi-line strings`(_ text: String, _ expected: String) {
        #expect(value(text) == (expected, []))
    }

    @Test func `what follows the text: line is an error`() {
        let (text, errors) = value("text: abc\nx\n.\n")
        #expect(text == "x\r\n")
        #expect(errors == ["the text begins in the line after text:; start a new line here"])
    }

    @Test(arguments: [
        ("\"abc", "this string is never closed; end it with a quotation mark"),
        ("\"abc\\", "this string is never closed; end it with a quotation mark"),
        ("\"abc\\\"", "this string is never closed; end it with a quotation mark"),
        ("text:\nabc", "this text: is never closed; end it with a line that is a single dot"),
        ("text:", "this text: is never closed; end it with a line that is a single dot"),
    ])
    func `strings that never end`(_ text: String, _ error: String) {
        #expect(value(text) == (nil, [error]))
    }

    @Test func `a NUL byte is an error`() {
        #expect(
            value("\"a\u{0}b\"").1
                == ["this string has a NUL byte; write it as ${hex:00} (encoded-character)"])
    }

    @Test(arguments: ["\"a\\\u{0}\"", "\"\\\"\u{0}\"", "text:\na\u{0}\n.\n"])
    func `a NUL byte is an error wherever it is`(_ text: String) {
        #expect(value(text).1.count == 1)
    }

    @Test(arguments: [
        ("\"a\"", false), ("\"$\"", true), ("\"\\$\"", true), ("\"\\\"a$\"", true),
        ("text:\na\n.\n", false), ("text:\n$\n.\n", true),
    ])
    func `a string knows whether something in it may be replaced`(_ text: String, _ may: Bool) {
        var lexer = Lexer(Array(("\"$\" " + text).utf8), limits: .default)
        _ = lexer.next()
        _ = lexer.next()
        #expect(lexer.literal.hasDollar == may)
    }

    @Test func `the length is limited`() {
        var limits = SieveLimits.default
        limits.stringLength = 3
        #expect(value("\"abc\"", limits: limits).1.isEmpty)
        #expect(
            value("\"abcd\"", limits: limits).1
                == ["this string is longer than 3 bytes; make it shorter"])
        #expect(value("text:\nab\n.\n", limits: limits).1.count == 1)
    }

    @Test func `text is a name where no colon follows`() {
        var lexer = Lexer(Array("text :a".utf8), limits: .default)
        #expect(lexer.next().kind == .identifier)
        #expect(lexer.word == "text")
    }
}
