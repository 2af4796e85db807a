import Outcomes
import Testing

@testable import Tables

@Suite struct AliasesTableTests {
    private func table(_ text: String) throws -> any Table {
        try AliasesTable.parse(bytes(text), file: "f")
    }

    @Test(
        arguments: [
            ("postmaster: root", "postmaster", "root"),
            ("Root:alice,bob@example.net", "root", "alice, bob@example.net"),
            ("root: alice", "ROOT", "alice"),
            ("root : alice,\n  bob,\n\t carol", "root", "alice, bob, carol"),
            ("\"john smith\": js", "john smith", "js"),
            ("\"a:b\": c", "a:b", "c"),
            ("owner-list: alice", "owner-list", "alice"),
            ("first.last: fl", "first.last", "fl"),
            ("x: Alice Doe <alice@example.org>, b", "x", "alice@example.org, b"),
            ("x: \"a, b\"@example.org", "x", "\"a, b\"@example.org"),
            ("x: \"a b\"", "x", "\"a b\""),
            ("bob: \\bob, archive", "bob", "bob, archive"),
            ("x: y", "z", nil),
        ] as [(String, String, String?)])
    func `names and addresses are read`(text: String, name: String, value: String?) throws {
        #expect(try table(text).value(name) == value)
    }

    @Test(arguments: [
        (
            "x: |/bin/cat",
            "f:1:4: the command |/bin/cat can not be served; "
                + "list it in Postfix's own alias_maps"
        ),
        (
            "x: a, \"|/bin/cat -v\"",
            "f:1:7: the command \"|/bin/cat -v\" can not be served; "
                + "list it in Postfix's own alias_maps"
        ),
        (
            "x: /var/mail/x",
            "f:1:4: the file /var/mail/x can not be served; "
                + "list it in Postfix's own alias_maps"
        ),
        (
            "x: a,\n  :include:/l",
            "f:2:3: the list :include:/l can not be served; "
                + "list it in Postfix's own alias_maps"
        ),
        (
            "x: \\y",
            "f:1:4: \\y can not be served, except as \\name in the alias name; "
                + "list it in Postfix's own alias_maps"
        ),
        (
            "x: alice bob",
            "f:1:4: \"alice bob\" is not an address; part addresses by commas, "
                + "and start a comment on a line of its own"
        ),
        (
            "x: alice # chief",
            "f:1:4: \"alice # chief\" is not an address; part addresses by "
                + "commas, and start a comment on a line of its own"
        ),
        ("x:", "f:1:2: x has no address; write one after the colon"),
        ("x: ,", "f:1:2: x has no address; write one after the colon"),
        ("x", "f:1: this is no alias; write name: address, address"),
        (
            "a@example.org: b",
            "f:1: the name of an alias has no domain; remove @example.org, "
                + "or list the address in a texthash table"
        ),
        (
            "a b: c",
            "f:1: \"a b\" is not the name of an alias; write name: address, "
                + "with quotes around a name with special characters"
        ),
        (
            "a, b: c",
            "f:1: \"a, b\" is not the name of an alias; write name: address, "
                + "with quotes around a name with special characters"
        ),
        (
            ": c",
            "f:1: \"\" is not the name of an alias; write name: address, "
                + "with quotes around a name with special characters"
        ),
        ("\"a: b", "f:1: a quote is not closed; close it with \""),
    ])
    func `a mistake has its place and a remedy`(text: String, message: String) {
        #expect(
            complaints { () throws(Complaints) in
                try AliasesTable.parse(bytes(text), file: "f")
            } == [message])
    }

    @Test func `mistakes come in one go`() {
        #expect(
            complaints { () throws(Complaints) in
                try AliasesTable.parse(bytes("a: |b\nok: x\nc\n"), file: "f")
            }.map { $0.prefix(4) } == ["f:1:", "f:3:"])
    }

    @Test func `the first of two equal names counts, with a warning`() throws {
        let table = try table("a: one\nA: two\n")
        #expect(try table.value("a") == "one")
        #expect(
            table.warnings.map(\.description) == [
                "f:2: a stands on line 1 already, and that one counts; remove one of them"
            ])
    }

    @Test func `an answer names the table and the line`() throws {
        let answer = try table("# aliases\n\nroot: alice\n").lookup(bytes("root"))
        #expect(answer == TableAnswer(bytes("alice"), table: "aliases:f", line: 3))
    }
}
