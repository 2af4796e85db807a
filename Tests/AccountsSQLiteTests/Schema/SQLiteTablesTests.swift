import Accounts
import TestSupport
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteTablesTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase()
        try database.sqlite3(
            """
            \(TestDatabase.manual)
            INSERT INTO user (username, fullnamealias) VALUES ('gone', 'gone.user');
            INSERT INTO aliases (address, owner) VALUES
                ('pr@example.org', 'USER'), ('old@example.org', 'gone');
            UPDATE mailwright_account SET enabled = 0 WHERE username = 'gone';
            """)
    }

    @Test(arguments: [
        ("SELECT * FROM mailwright_virtual_mailboxes", "user|user/Maildir/\n"),
        ("SELECT username FROM mailwright_virtual_aliases WHERE address = 'USER.name'", "user\n"),
        (
            "SELECT username FROM mailwright_virtual_aliases WHERE address = 'PR@example.org'",
            "user\n"
        ),
        ("SELECT count(*) FROM mailwright_virtual_aliases", "2\n"),
        (
            "SELECT address FROM mailwright_sender_logins WHERE username = 'user' ORDER BY address",
            "pr@example.org\nuser\nuser.name\n"
        ),
    ])
    func `the views show what is enabled, in any case`(sql: String, rows: String) throws {
        #expect(try database.sqlite3(sql + ";") == rows)
    }

    @Test func `replacing a row does not enable a disabled account`() throws {
        try database.sqlite3("INSERT OR REPLACE INTO user (username) VALUES ('gone');")
        #expect(
            try database.directory.credential(for: bytes("gone"))?.isEnabled == false)
    }

    @Test func `a renamed account keeps its state, and the audit says so`() throws {
        try database.sqlite3("UPDATE user SET username = 'back' WHERE username = 'gone';")
        #expect(try database.directory.credential(for: bytes("back"))?.isEnabled == false)
        let audit = try database.sqlite3("SELECT subject FROM mailwright_audit;")
        #expect(audit.hasSuffix("gone to back\n"))
    }

    @Test func `a row that is removed and made again begins enabled`() throws {
        try database.sqlite3(
            """
            DELETE FROM user WHERE username = 'gone';
            INSERT INTO user (username) VALUES ('gone');
            """)
        #expect(try database.directory.credential(for: bytes("gone"))?.isEnabled == true)
    }

    @Test func `an alias whose owner is no account is told, and only that is left out`() throws {
        try database.sqlite3("DELETE FROM user WHERE username = 'gone';")
        let snapshot = try database.directory.loadSnapshot()
        #expect(snapshot.aliasCount == 1)
        #expect(snapshot.complaints.count == 1)
        #expect(snapshot.complaints.first?.contains("old@example.org") == true)
    }

    @Test func `all that is ours is named so`() throws {
        let names = try database.sqlite3(
            "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%';")
        for name in names.split(separator: "\n") where name != "user" && name != "aliases" {
            #expect(name.hasPrefix("mailwright_"), "\(name)")
        }
    }
}
