import Mail
import Testing

@Suite struct HeaderFieldTests {
    private func field(_ raw: String) throws -> HeaderField {
        try #require(MessageHeader(parsing: Array(raw.utf8)).fields.first)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: [
        ("Subject: hello\n", "Subject", " hello"), ("Subject:hello", "Subject", "hello"),
        ("Subject: hello\r\n", "Subject", " hello"), ("X:\n", "X", ""), ("X:\r\n", "X", ""),
        ("Old \t: v\n", "Old", " v"), ("A: b\n c\n", "A", " b\n c"),
        ("A: b\r\n\tc\r\n", "A", " b\r\n\tc"), ("A: b\r", "A", " b\r"), ("A: b:c\n", "A", " b:c"),
    ])
    func `name and value are cut at the colon`(raw: String, name: String, value: String) throws {
        let field = try field(raw)
        #expect(text(field.name) == name)
        #expect(text(Array(field.raw[field.nameRange])) == name)
        #expect(text(field.rawValue) == value)
    }

    @Test(arguments: [
        "no colon\n", "From a@b Sat Jan  3 01:05:34 1996\n", ": empty\n", " starts: folded\n",
        "Naïve: x\n", "\u{0}A: x\n", "\u{0}\n", "A\rB: x\n",
    ])
    func `a line that is no field has no name`(raw: String) throws {
        let field = try field(raw)
        #expect(field.name == [])
        #expect(!field.isNamed([]))
        #expect(text(Array(field.raw)) == raw)
    }

    @Test(arguments: [
        ("A: one\n two\n\tthree\n", "one two\tthree"), ("A:  x \t\n", "x"),
        ("A: \r\n one\r\n two\r\n", "one\r\n two".replacingLineEnds), ("A:\n", ""),
        ("A: b\rc\n", "b\rc"), ("A: b\r\n", "b"), ("A:\n \n x\n", "x"),
    ])
    func `folding is undone and the ends are trimmed`(raw: String, value: String) throws {
        #expect(text(try field(raw).unfolded()) == value)
    }

    @Test func `encoded words split by folding are joined`() throws {
        let field = try field("Subject: =?utf-8?q?a?=\n =?utf-8?q?b?=\n")
        #expect(text(field.decoded()) == "ab")
        #expect(text(field.unfolded()) == "=?utf-8?q?a?= =?utf-8?q?b?=")
    }

    @Test func `a new field is written with one line end`() {
        let field = HeaderField(name: Array("X-Test".utf8), rawValue: Array(" v".utf8))
        #expect(text(Array(field.raw)) == "X-Test: v\n")
        #expect(field.isNamed(Array("x-TEST".utf8)))
        #expect(!field.isNamed(Array("x-tes".utf8)))
    }
}

extension String {
    fileprivate var replacingLineEnds: String {
        String(decoding: utf8.filter { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    }
}
