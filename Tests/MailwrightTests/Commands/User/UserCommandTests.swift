import Glibc
import Outcomes
import TestSupport
import Testing

@Suite struct UserCommandTests {
    let site: ToolSite

    init() throws {
        site = try ToolSite()
        try site.add("Alice", "--full-name-alias", "alice.adams", "--real-name", "Alice Adams")
        try site.add("bob")
    }

    @Test func `add makes the mailbox, and says where`() throws {
        let outcome = try site.run(["user", "add", "carol"], input: "secret\n")
        #expect(outcome.status == 0)
        #expect(
            outcome.output
                == "added carol; its mailbox is \(site.files.path("mail/carol"))/Maildir\n")
        #expect(site.files.list("mail/carol/Maildir") == ["cur", "new", "tmp"])
        #expect(site.files.mode(of: "mail/carol") == 0o700)
    }

    @Test func `a name that is taken is refused before a password is asked for`() throws {
        let outcome = try site.run(["user", "add", "ALICE"])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors
                == "mailwright: the name \"alice\" is taken by the account alice; choose another\n")
    }

    @Test func `when the mailbox can not be made, there is no account`() throws {
        try site.files.write("mail/carol", "in the way")
        let outcome = try site.run(
            ["user", "add", "carol", "--use-existing-home"], input: "secret\n")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("something else has that name"))
        #expect(try site.run(["user", "show", "carol"]).status == 1)
        #expect(site.files.text("mail/carol") == "in the way")
    }

    @Test func `when the account can not be made, there is no mailbox`() throws {
        // A rule of the site's own, which only the database knows.
        _ = try site.sqlite3(
            """
            CREATE TRIGGER no_carol BEFORE INSERT ON user WHEN NEW.username = 'carol'
            BEGIN SELECT RAISE(ABORT, 'carol has left'); END;
            """)
        let outcome = try site.run(["user", "add", "carol"], input: "secret\n")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("carol has left"))
        #expect(site.files.list("mail") == ["alice", "bob"])
    }

    @Test func `list has a line for each, in order`() throws {
        _ = try site.run(["user", "disable", "bob"])
        #expect(
            try site.run(["user", "list"]).output == """
                alice  enabled   alice.adams  Alice Adams
                bob    disabled  -            -

                """)
    }

    @Test func `list and show can be read by programs`() throws {
        let list = try site.run(["user", "list", "--json"]).output
        #expect(list.hasPrefix(#"[{"username":"alice","full_name_alias":"alice.adams","#))
        #expect(list.contains(#""username":"bob","full_name_alias":null,"real_name":null,"#))
        #expect(!list.contains("$y$"))
        let show = try site.run(["user", "show", "BOB", "--json"]).output
        #expect(show.contains(#""enabled":true"#))
        #expect(show.hasSuffix(#""aliases":[],"home":"\#(site.files.path("mail/bob"))"}"# + "\n"))
    }

    @Test func `show tells all but the password`() throws {
        _ = try site.run(["alias", "add", "pr", "alice"])
        let outcome = try site.run(["user", "show", "alice"])
        for words in [
            "username         alice\n", "full-name alias  alice.adams\n",
            "real name        Alice Adams\n", "state            enabled\n",
            "aliases          pr@example.org\n",
            "home             \(site.files.path("mail/alice"))\n",
        ] {
            #expect(outcome.output.contains(words), "\(words)")
        }
        #expect(!outcome.output.contains("$y$"))
    }

    @Test(arguments: ["alice@example.net", "Alice.Adams", "pr@example.org", "pr"])
    func `show finds an account by any of its addresses`(name: String) throws {
        _ = try site.run(["alias", "add", "pr", "alice"])
        #expect(try site.run(["user", "show", name]).output.hasPrefix("username         alice\n"))
    }

    @Test func `change sets what is given, and takes away what is empty`() throws {
        let outcome = try site.run([
            "user", "change", "BOB", "--full-name-alias", "bob.brown", "--real-name", "Bob Brown",
        ])
        #expect(outcome.output == "changed bob\n")
        #expect(
            try site.run(["user", "list"]).output.hasSuffix(
                "bob    enabled  bob.brown    Bob Brown\n"))
        _ = try site.run(["user", "change", "bob", "--full-name-alias", ""])
        #expect(
            try site.run(["user", "list"]).output.hasSuffix(
                "bob    enabled  -            Bob Brown\n"))
    }

    @Test func `change without a change is a wrong command line`() throws {
        let outcome = try site.run(["user", "change", "bob"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("give --full-name-alias or --real-name"))
    }

    @Test func `change refuses what others have`() throws {
        let outcome = try site.run(["user", "change", "bob", "--full-name-alias", "alice.adams"])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == "mailwright: the full-name alias \"alice.adams\" is taken by "
                + "the full-name alias of alice; choose another\n")
    }

    @Test func `passwd changes the hash, and nothing else`() throws {
        let before = try site.sqlite3("SELECT username, fullnamealias, realname FROM user;")
        let hash = try site.hash(of: "bob")
        let outcome = try site.run(["user", "passwd", "Bob"], input: "other\n")
        #expect(outcome.output == "set the password of bob\n")
        #expect(try site.hash(of: "bob") != hash)
        #expect(try site.sqlite3("SELECT username, fullnamealias, realname FROM user;") == before)
    }

    @Test func `disable and enable say the canonical name`() throws {
        #expect(try site.run(["user", "disable", "ALICE"]).output == "disabled alice\n")
        #expect(try site.run(["user", "enable", "ALICE"]).output == "enabled alice\n")
    }

    @Test func `remove takes account and aliases, and says where the mail is`() throws {
        _ = try site.run(["alias", "add", "pr", "alice"])
        #expect(try site.run(["user", "remove", "alice"]).errors.contains("give --yes"))
        let outcome = try site.run(["user", "remove", "alice", "--yes"])
        #expect(
            outcome.output == """
                removed alice
                removed its alias pr@example.org
                its mail stays in \(site.files.path("mail/alice"))

                """)
        #expect(site.files.list("mail/alice/Maildir") == ["cur", "new", "tmp"])
        #expect(try site.run(["alias", "list"]).output.isEmpty)
    }

    @Test(arguments: ["show", "passwd", "change", "disable", "enable", "remove"])
    func `a name that there is not is one line and status 1`(command: String) throws {
        let more = command == "change" ? ["--real-name", "Nobody"] : []
        let outcome = try site.run(["user", command, "nobody"] + more, input: "x\n")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors
                == "mailwright: there is no account \"nobody\"; see mailwright user list\n")
        #expect(outcome.output.isEmpty)
    }

    @Test func `the tool says its version`() throws {
        let outcome = try site.run(["--version"])
        #expect(outcome.output == "mailwright \(MailwrightVersion.text)\n")
    }

    @Test func `the audit names who did it`() throws {
        _ = try site.tool.run(
            ["user", "disable", "bob"],
            environment: site.environment.merging(["SUDO_USER": "dora"]) { $1 })
        let audit = try site.sqlite3("SELECT actor, action, subject FROM mailwright_audit;")
        #expect(audit.hasSuffix("dora|user disabled|bob\n"))
    }
}
