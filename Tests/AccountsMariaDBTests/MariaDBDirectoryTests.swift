import Accounts
import Outcomes
import TestSupport
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBDirectoryTests {
    private let database: TestDatabase
    private let directory: MariaDBDirectory

    init() throws {
        database = try TestDatabase(sql: TestDatabase.site + TestDatabase.manual)
        try database.prepare()
        directory = database.directory
    }

    @Test func `the snapshot has what the tables have`() throws {
        try database.run(
            """
            INSERT INTO user (username, fullnamealias) VALUES ('Bob', ''), ('no name', NULL);
            INSERT INTO aliases VALUES ('Sales@example.org', 'bob'), ('x@y.z', 'nobody');
            """)
        let snapshot = try directory.loadSnapshot()
        #expect(snapshot.accountCount == 2 && snapshot.aliasCount == 1)
        #expect(snapshot.account(named: bytes("BOB"))?.username == bytes("Bob")[...])
        #expect(snapshot.username(ofFullNameAlias: bytes("user.name")) == bytes("user")[...])
        #expect(snapshot.owner(ofAlias: bytes("sales@example.org")) == bytes("Bob")[...])
        #expect(snapshot.complaints.count == 2)
    }

    @Test func `a credential is that of the name, in any case, and of no other`() throws {
        let credential = try #require(try directory.credential(for: bytes("USER")))
        #expect(credential.username == "user" && credential.isEnabled)
        #expect(credential.passwordHash == bytes("$1$caea3837$gPafod/Do/8Jj5M9HehhM."))
        #expect(try directory.credential(for: bytes("nobody")) == nil)
        #expect(try directory.credential(for: bytes("usér")) == nil)
        #expect(try directory.credential(for: bytes("user ")) == nil)
        try database.run("UPDATE user SET password = NULL")
        #expect(try directory.credential(for: bytes("user"))?.passwordHash == [])
    }

    @Test(arguments: [
        "INSERT INTO user (username) VALUES ('bob')",
        "UPDATE user SET password = 'x'", "UPDATE user SET realname = 'x'", "DELETE FROM user",
        "REPLACE INTO user (username) VALUES ('user')",
        "INSERT INTO aliases VALUES ('a@b.c', 'user')",
        "INSERT INTO mailwright_account (username) VALUES ('carol')",
        "UPDATE mailwright_account SET enabled = 0",
    ])
    func `every change of anybody is seen`(sql: String) throws {
        let before = try directory.changeToken()
        #expect(try directory.changeToken() == before)
        #expect(try directory.loadSnapshot().token == before)
        try database.run(sql)
        let after = try directory.changeToken()
        #expect(after != before)
        #expect(try directory.loadSnapshot().token == after)
    }

    @Test func `what is not committed, or was taken back, is not seen`() throws {
        let before = try directory.changeToken()
        let other = try database.connection()
        try other.execute("START TRANSACTION")
        try other.execute("UPDATE user SET realname = 'x'")
        #expect(try directory.changeToken() == before)
        try other.execute("ROLLBACK")
        #expect(try directory.changeToken() == before)
    }

    /// Two writers, of which the one that began first ends last: the sum of the counters differs all
    /// the same, where the largest number would not.
    @Test func `changes are seen in whichever order they are committed`() throws {
        let (first, second) = (try database.connection(), try database.connection())
        for connection in [first, second] { try connection.execute("START TRANSACTION") }
        try first.execute("INSERT INTO user (username) VALUES ('one')")
        try second.execute("INSERT INTO aliases VALUES ('two@example.org', 'user')")
        try second.execute("COMMIT")
        let between = try directory.changeToken()
        try first.execute("COMMIT")
        #expect(try directory.changeToken() != between)
    }

    @Test func `a row that is replaced stays disabled, one that is made again does not`() throws {
        try database.run(
            """
            UPDATE mailwright_account SET enabled = 0;
            REPLACE INTO user (username, password) VALUES ('user', 'x');
            """)
        #expect(try directory.credential(for: bytes("user"))?.isEnabled == false)
        try database.run("DELETE FROM user; INSERT INTO user (username) VALUES ('user');")
        #expect(try directory.credential(for: bytes("user"))?.isEnabled == true)
    }

    @Test func `an account keeps its state under a new name`() throws {
        try database.run(
            "UPDATE mailwright_account SET enabled = 0; UPDATE user SET username = 'User2'")
        #expect(try directory.credential(for: bytes("user2"))?.isEnabled == false)
        #expect(try directory.accounts().map(\.username) == ["User2"])
        try database.run("INSERT INTO user (username) VALUES ('new')")
        let created = try directory.accounts().map(\.created)
        #expect(created[0]?.count == 20 && created[1] == nil)
    }

    @Test func `the views are what mysql_table(5) needs`() throws {
        try database.run(
            """
            INSERT INTO user (username, fullnamealias) VALUES ('bob', 'bob.b'), ('eve', 'eve.e');
            INSERT INTO aliases VALUES ('sales@example.org', 'bob'), ('x@example.org', 'eve');
            UPDATE mailwright_account SET enabled = 0 WHERE username = 'eve';
            """)
        #expect(
            try database.run("SELECT mailbox FROM mailwright_virtual_mailboxes ORDER BY 1")
                == "bob/Maildir/\nuser/Maildir/\n")
        #expect(
            try database.run("SELECT * FROM mailwright_virtual_aliases ORDER BY 1")
                == "bob.b\tbob\nsales@example.org\tbob\nuser.name\tuser\n")
        #expect(
            try database.run("SELECT * FROM mailwright_sender_logins WHERE username = 'bob'")
                == "bob\tbob\nbob.b\tbob\nsales@example.org\tbob\n")
    }

    @Test func `a server that is not there fails for now, and is not asked at every moment`() throws
    {
        let files = try TemporaryDirectory()
        let path = try files.write("my.cnf", "[client]\nsocket=\(files.path("none"))\n")
        let directory = MariaDBDirectory(optionFile: path)
        let failures = (0..<3).map { _ in
            #expect(throws: LookupFailure.self) { try directory.changeToken() }
        }
        guard case .temporary(let reason)? = failures[0] else {
            Issue.record("\(failures)")
            return
        }
        #expect(reason.contains("can not be asked") && reason.contains("MariaDB error 2002"))
        #expect(failures[1] == failures[0])
    }

    @Test func `a connection that the server has ended is made anew`() throws {
        _ = try directory.changeToken()
        try database.run(
            """
            SELECT CONCAT('KILL ', id, ';') INTO @kill FROM information_schema.PROCESSLIST \
            WHERE user = '\(database.name)' LIMIT 1; \
            EXECUTE IMMEDIATE @kill;
            """)
        _ = try directory.changeToken()
        #expect(try directory.credential(for: bytes("user")) != nil)
    }

    @Test func `a wrong password is a fault of the configuration, and is not told`() throws {
        let files = try TemporaryDirectory()
        let text = try #require(database.files.text("my.cnf"))
        let path = try files.write(
            "my.cnf", text.replacing("p#\(database.name)", with: "wrongsecret"))
        let failure = #expect(throws: LookupFailure.self) {
            try MariaDBDirectory(optionFile: path).changeToken()
        }
        guard case .configuration(let reason)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.contains("refuse us") && !reason.contains("wrongsecret"))
    }

    @Test func `before init they are not ready`() throws {
        let database = try TestDatabase(sql: TestDatabase.site)
        for failure in [
            #expect(throws: LookupFailure.self) { try database.directory.changeToken() },
            #expect(throws: LookupFailure.self) { _ = try database.directory.loadSnapshot() },
        ] {
            guard case .configuration(let reason)? = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
            #expect(reason.contains("run mailwright init"))
        }
    }
}
