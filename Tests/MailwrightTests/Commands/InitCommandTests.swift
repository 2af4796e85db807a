import TestSupport
import Testing

@Suite struct InitCommandTests {
    @Test func `it says what it made, and the second time that there was nothing to do`() throws {
        let site = try ToolSite(initialised: false)
        let first = try site.run(["init"])
        #expect(first.status == 0)
        let database = site.files.path("lib/accounts.sqlite")
        #expect(
            first.output == """
                made the directory \(site.files.path("lib"))
                made the accounts database \(database), mode 0600
                made the tables in \(database)
                made the mailbox root \(site.files.path("mail"))

                """)
        #expect(site.files.mode(of: "lib/accounts.sqlite") == 0o600)
        let second = try site.run(["init"])
        #expect(second.status == 0)
        #expect(second.output == "all was there already: \(database), \(site.files.path("mail"))\n")
    }

    @Test func `a file that is no database is refused and stays`() throws {
        let site = try ToolSite(initialised: false)
        try site.files.write("lib/accounts.sqlite", "my notes")
        let outcome = try site.run(["init"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("is no SQLite database; move it away"))
        #expect(site.files.text("lib/accounts.sqlite") == "my notes")
    }

    @Test func `before it, every command says to run it`() throws {
        let site = try ToolSite(initialised: false)
        for command in [["user", "list"], ["alias", "list"], ["user", "show", "alice"]] {
            let outcome = try site.run(command)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("run mailwright init"))
        }
    }

    @Test func `a group that there is not is a fault of the configuration`() throws {
        let outcome = try ToolSite(initialised: false).run(["init", "--group", "no-such-group"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("there is no system group \"no-such-group\""))
    }

    @Test(arguments: [
        ("accounts: \"sqlite:/x\"\n", "domains"),
        (
            "domains: [a.example]\nmailboxes: { root: /x, owner: no-such-user }\n"
                + "accounts: \"sqlite:/x\"\n", "there is no system user \"no-such-user\""
        ),
        (
            "domains: [a.example]\nmailboxes: { root: /x, owner: root }\naccounts: \"ldap:/x\"\n",
            "\"ldap\" is no kind of database"
        ),
    ])
    func `settings that can not be used are exit status 2`(text: String, words: String) throws {
        let site = try ToolSite(initialised: false)
        try site.files.write("mailwright.yaml", text)
        let outcome = try site.run(["init"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
