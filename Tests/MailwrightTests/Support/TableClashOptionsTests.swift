import Glibc
import TestSupport
import Testing

/// The tool on a site whose aliases file has a line for board, and one for each of two users.
@Suite struct TableClashOptionsTests {
    private let site: ToolSite
    private let aliases: String

    init() throws {
        site = try ToolSite(initialised: false)
        aliases = try site.files.write("aliases", "board: alice\npr: alice\npress: alice, bob\n")
        try site.files.write(
            "mailwright.yaml",
            """
            domains: [example.org, example.net]
            mailboxes: { root: "\(site.files.path("mail"))", owner: "\(geteuid()):\(getegid())" }
            accounts: "sqlite:\(site.files.path("lib/accounts.sqlite"))"
            maps:
              virtual-aliases:
                keys: address
                tables:
                  - accounts:aliases
                  - aliases:\(aliases)

            """)
        _ = try site.run(["init"])
        try site.add("alice", "--full-name-alias", "alice.adams")
    }

    /// Runs a command that must be refused, and gives the one line of it.
    private func refusal(_ arguments: String..., status: Int32 = 1) throws -> String {
        let before = try site.sqlite3("SELECT * FROM user; SELECT * FROM aliases;")
        let outcome = try site.run(arguments, input: "secret\n")
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(try site.sqlite3("SELECT * FROM user; SELECT * FROM aliases;") == before)
        return outcome.errors
    }

    private let advice = "choose another, change the table, or add it all the same with --force\n"

    @Test func `an account does not get a name that a table leads elsewhere`() throws {
        #expect(
            try refusal("user", "add", "board")
                == "mailwright: the name \"board\" is taken by aliases:\(aliases) line 1, which "
                + "leads board@example.org to alice@example.org; \(advice)")
        #expect(site.files.list("mail") == ["alice"])
    }

    @Test func `an account does not get such a full-name alias`() throws {
        #expect(
            try refusal("user", "add", "bob", "--full-name-alias", "board")
                == "mailwright: the full-name alias \"board\" is taken by aliases:\(aliases) line "
                + "1, which leads board@example.org to alice@example.org; \(advice)")
    }

    @Test func `nor when it is changed later, but with force`() throws {
        #expect(
            try refusal("user", "change", "alice", "--full-name-alias", "press")
                == "mailwright: the full-name alias \"press\" is taken by aliases:\(aliases) line "
                + "3, which leads press@example.org to alice@example.org, bob@example.org; "
                + advice)
        #expect(
            try site.run(["user", "change", "alice", "--full-name-alias", "press", "--force"])
                .output == "changed alice\n")
    }

    @Test func `an alias is not taken from others`() throws {
        #expect(
            try refusal("alias", "add", "press", "alice")
                == "mailwright: the address press@example.org is taken by aliases:\(aliases) line "
                + "3, which leads press@example.org to alice@example.org, bob@example.org; \(advice)"
        )
    }

    @Test func `an alias that leads to its owner already may be owned`() throws {
        #expect(
            try site.run(["alias", "add", "pr", "alice"]).output
                == "added pr@example.org of alice\n")
        try site.files.write("aliases", "cfo: alice.adams\n")
        #expect(try site.run(["alias", "add", "cfo", "ALICE"]).status == 0)
    }

    @Test func `with force it is added all the same`() throws {
        #expect(try site.run(["user", "add", "board", "--force"], input: "secret\n").status == 0)
        #expect(try site.run(["alias", "add", "press", "alice", "--force"]).status == 0)
        try site.files.write("aliases", "broken\n")
        #expect(try site.run(["alias", "add", "ceo", "alice", "--force"]).status == 0)
    }

    @Test func `what the accounts have is refused with force as well`() throws {
        let line = try refusal("user", "add", "alice", "--force")
        #expect(line.contains("is taken by the account alice; choose another"))
    }

    @Test func `a broken table is said with its place and nothing is added`() throws {
        try site.files.write("aliases", "# ours\nboard\n")
        let expected = "mailwright: \(aliases):2: this is no alias; write name: address, address\n"
        #expect(try refusal("user", "add", "carol", status: 2) == expected)
        #expect(try refusal("alias", "add", "ceo", "alice", status: 2) == expected)
    }

    @Test func `a table that is not there is said with the line that names it`() throws {
        unlink(aliases)
        let line = try refusal("user", "add", "carol", status: 2)
        #expect(
            line.hasPrefix(
                "mailwright: \(site.files.path("mailwright.yaml")):9:9: there is no file \(aliases);"
            ))
    }

    @Test func `a table that fails for now refuses with its reason`() throws {
        let settings = try #require(site.files.text("mailwright.yaml"))
        try site.files.write("mailwright.yaml", settings + "      - fail:moving house\n")
        #expect(
            try refusal("user", "add", "carol")
                == "mailwright: can not tell whether the name \"carol\" is free: moving house; "
                + "try again when the table answers, or add it all the same with --force\n")
        #expect(
            try refusal("alias", "add", "ceo", "alice")
                == "mailwright: can not tell whether the address ceo@example.org is free: "
                + "moving house; try again when the table answers, or add it all the same with "
                + "--force\n")
    }

    @Test func `a value that can not be used refuses as a mistake of the table`() throws {
        let settings = try #require(site.files.text("mailwright.yaml"))
        try site.files.write("mailwright.yaml", settings + "      - \"inline:{carol=@}\"\n")
        let line = try refusal("user", "add", "carol", status: 2)
        #expect(
            line.contains("can not tell whether the name \"carol\" is free: map virtual-aliases"))
        #expect(line.hasSuffix("; mend the table, or add it all the same with --force\n"))
    }
}
