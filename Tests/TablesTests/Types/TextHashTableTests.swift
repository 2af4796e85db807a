import Outcomes
import Testing

@testable import Tables

@Suite struct TextHashTableTests {
    private func table(_ text: String) throws -> any Table {
        try TextHashTable.parse(bytes(text), file: "f")
    }

    private static let example = """
        # /etc/mailwright/transport
        lists.example.org           smtp:[lists.internal]
        "john smith"@example.org    lmtp:unix:private/special
        Bob@Example.org \t bob,
            carol@example.net
        """

    @Test(
        arguments: [
            ("lists.example.org", "smtp:[lists.internal]"),
            ("LISTS.example.org", "smtp:[lists.internal]"),
            ("\"john smith\"@example.org", "lmtp:unix:private/special"),
            ("bob@example.org", "bob,    carol@example.net"),
            ("john", nil), ("", nil),
        ] as [(String, String?)])
    func `keys and values are read as postmap reads them`(key: String, value: String?) throws {
        #expect(try table(TextHashTableTests.example).value(key) == value)
    }

    @Test func `an answer names the table and the line`() throws {
        let answer = try table(TextHashTableTests.example).lookup(bytes("bob@example.org"))
        #expect(answer?.line == 4)
        #expect(answer?.table == "texthash:f")
    }

    @Test func `mistakes come in one go`() {
        let text = "  first\na b\nkey\n\"open x y\n"
        #expect(
            complaints { () throws(Complaints) in
                try TextHashTable.parse(bytes(text), file: "f")
            } == [
                "f:1: a line that starts with white space continues nothing; "
                    + "start it in the first column",
                "f:3: key has no value; write key, white space, value",
                "f:4: a quote is not closed; close it with \"",
            ])
    }

    @Test func `the first of two equal keys counts, with a warning`() throws {
        let table = try table("a one\nb x\nA two\n")
        #expect(try table.value("a") == "one")
        #expect(
            table.warnings.map(\.description) == [
                "f:3: a stands on line 1 already, and that one counts; remove one of them"
            ])
    }

    @Test func `an aliases file is suspected`() throws {
        #expect(
            try table("root: alice\n").warnings.map(\.description) == [
                "f:1: the key root: ends in a colon; if this is an aliases file, write aliases:f"
            ])
    }

    @Test func `an empty file is an empty table`() throws {
        #expect(try table("").lookup(bytes("a")) == nil)
    }
}
