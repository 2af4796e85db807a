import Outcomes
import Testing

@testable import Tables

@Suite struct PatternTableTests {
    private func table(_ text: String, _ dialect: PatternDialect = .posix) throws -> any Table {
        try PatternTableReader.parse(bytes(text), file: "f", dialect)
    }

    @Test(arguments: [PatternDialect.posix, .pcre])
    func `the first rule that matches answers, with its line`(dialect: PatternDialect) throws {
        let table = try table("# rules\n/^a/ one\n/^ab/ two\n/b$/ three\n", dialect)
        #expect(try table.lookup(bytes("ab"))?.value == bytes("one"))
        #expect(try table.lookup(bytes("b"))?.line == 4)
        #expect(try table.lookup(bytes("c")) == nil)
        #expect(table.isPattern)
        #expect(try table.lookup(bytes("b"))?.table == "\(dialect.name):f")
    }

    @Test(
        arguments: [
            ("/^(.*)@old[.]example$/ ${1}@new.example", "Bob@OLD.example", "Bob@new.example"),
            ("/^x@y$/ a@b, c@d", "x@y", "a@b, c@d"),
            ("/ABC/ found", "xabcx", "found"),
            ("/ABC/i found", "xabcx", nil),
            ("!/@example[.]org$/ foreign", "a@b", "foreign"),
            ("!/@example[.]org$/ foreign", "a@example.org", nil),
            ("!!/a/ b", "a", "b"),
            ("|a/b| slash", "a/b", "slash"),
            ("/a\\/b/ slash", "a/b", "slash"),
            ("/(x)?y/ [$1]", "y", "[]"),
            ("/a/ $$", "a", "$"),
            ("/a/ b\n  c", "a", "b  c"),
            ("/a/   b  ", "a", "b"),
            ("/./ any", "", nil),
            ("/^$/ empty", "", "empty"),
        ] as [(String, String, String?)])
    func `both dialects read the common grammar alike`(text: String, key: String, value: String?)
        throws
    {
        #expect(try table(text, .posix).value(key) == value)
        #expect(try table(text, .pcre).value(key) == value)
    }

    @Test(
        arguments: [
            ("/a/!/b/ c", "a", "c"),
            ("/a/!/b/ c", "ab", nil),
            ("/(a)/!!/(b)/ $1", "ab", "a"),
            ("!/a/!/b/ c", "x", "c"),
            ("/a+/x b", "a+", "b"),
            ("/a+/x b", "aa", nil),
        ] as [(String, String, String?)])
    func `regexp has a second pattern and basic syntax`(text: String, key: String, value: String?)
        throws
    {
        #expect(try table(text).value(key) == value)
    }

    @Test(
        arguments: [
            ("/a b/x c", "ab", "c"),
            ("/b/A c", "ab", nil),
            ("/^(\\w+?)x/ $1", "aaxax", "aa"),
            ("/(a+)/U $1", "aaa", "a"),
            ("/(?i:A)(?<n>b)/i $1", "ab", "b"),
        ] as [(String, String, String?)])
    func `pcre has the flags of Perl`(text: String, key: String, value: String?) throws {
        #expect(try table(text, .pcre).value(key) == value)
    }

    private static let nested = """
        if /@example[.]org$/
        /^a@/ one
        if !/^b/
        /^c@/ two
        endif
        /^bc?@/ three
        endif
        /^[abcd]/ four
        """

    @Test(
        arguments: [
            ("a@example.org", "one"), ("c@example.org", "two"), ("bc@example.org", "three"),
            ("d@example.org", "four"), ("c@other", "four"), ("x@other", nil),
        ] as [(String, String?)])
    func `conditions nest`(key: String, value: String?) throws {
        #expect(try table(PatternTableTests.nested).value(key) == value)
        #expect(try table(PatternTableTests.nested, .pcre).value(key) == value)
    }

    @Test func `a key with a NUL matches nothing`() throws {
        #expect(try table("/a/ b").lookup([0x61, 0]) == nil)
    }

    @Test func `a match that costs too much fails for now and names the rule`() throws {
        let table = try table("# slow\n/^(a+)+$/ b", .pcre)
        let key = [UInt8](repeating: UInt8(ascii: "a"), count: 40) + bytes("!")
        #expect(throws: LookupFailure.temporary("f:2: match limit exceeded")) {
            try table.lookup(key)
        }
    }

    @Test func `a table without rules knows nothing`() throws {
        #expect(try table("# nothing yet\n").lookup(bytes("a")) == nil)
    }

    @Test(arguments: [PatternDialect.posix, .pcre])
    func `rules whose texts are not in the key are passed by, whole blocks of them too`(
        dialect: PatternDialect
    ) throws {
        let text = """
            if /@old[.]example$/
            /^bob@/ robert@new.example
            if /^team-/
            /^team-red@/ red@new.example
            endif
            !/^keep-/ gone@new.example
            endif
            if !/@old[.]example$/
            /^bobby@/ robby@new.example
            endif
            /^bobby@/ never@new.example
            """
        let table = try table(text, dialect)
        #expect(try table.value("bob@old.example") == "robert@new.example")
        #expect(try table.value("team-red@old.example") == "red@new.example")
        #expect(try table.value("team-blue@old.example") == "gone@new.example")
        #expect(try table.value("keep-me@old.example") == nil)
        #expect(try table.value("bobby@else.example") == "robby@new.example")
        #expect(try table.value("alice@else.example") == nil)
    }
}
