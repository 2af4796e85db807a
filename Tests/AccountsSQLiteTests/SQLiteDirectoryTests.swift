import Accounts
import GRDB
import Glibc
import Outcomes
import TestSupport
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteDirectoryTests {
    let database: TestDatabase
    var directory: SQLiteDirectory { database.directory }

    init() throws { database = try TestDatabase() }

    @Test func `the statement of the site's manual makes an account`() throws {
        try database.sqlite3(TestDatabase.manual)
        let account = try #require(try directory.accounts().first)
        #expect(account.username == "user")
        #expect(account.fullNameAlias == "user.name")
        #expect(account.realName == "User Name")
        #expect(account.isEnabled)
        #expect(account.created?.hasSuffix("Z") == true)
        let credential = try #require(try directory.credential(for: bytes("USER")))
        #expect(credential.username == "user")
        #expect(credential.passwordHash == bytes("$1$caea3837$gPafod/Do/8Jj5M9HehhM."))
        #expect(credential.isEnabled)
        let snapshot = try directory.loadSnapshot()
        #expect(
            snapshot.username(ofFullNameAlias: bytes("User.Name")).map(Array.init)
                == bytes("user"))
    }

    @Test func `what is not there is nil, not an error`() throws {
        #expect(try directory.credential(for: bytes("nobody")) == nil)
        #expect(try directory.accounts().isEmpty)
        #expect(try directory.aliases().isEmpty)
        #expect(try directory.loadSnapshot().accountCount == 0)
    }

    @Test(arguments: ["user\0x", "", "user' OR 1=1 --", "%", "user ", "us_r"])
    func `only the name itself finds a credential`(name: String) throws {
        try database.sqlite3(TestDatabase.manual)
        #expect(try directory.credential(for: bytes(name)) == nil)
    }

    @Test func `an account without a password has an empty hash`() throws {
        try database.sqlite3("INSERT INTO user (username) VALUES ('bare');")
        #expect(try directory.credential(for: bytes("bare"))?.passwordHash == [])
        #expect(try directory.accounts().first?.realName == nil)
    }

    @Test(arguments: [
        TestDatabase.manual,
        "UPDATE user SET realname = 'x' WHERE username = 'alice';",
        "UPDATE user SET password = 'x' WHERE username = 'alice';",
        "DELETE FROM user WHERE username = 'alice';",
        "INSERT OR REPLACE INTO user (username) VALUES ('alice');",
        "INSERT INTO aliases (address, owner) VALUES ('cfo@example.org', 'alice');",
        "UPDATE aliases SET owner = 'bob';",
        "DELETE FROM aliases;",
        "UPDATE mailwright_account SET enabled = 0 WHERE username = 'alice';",
        "BEGIN; DELETE FROM aliases; DELETE FROM user; COMMIT;",
    ])
    func `a change by any client changes the token, and the snapshot sees it`(sql: String) throws {
        try database.sqlite3(
            """
            INSERT INTO user (username) VALUES ('alice');
            INSERT INTO aliases (address, owner) VALUES ('pr@example.org', 'alice');
            """)
        let before = try directory.loadSnapshot()
        #expect(try directory.changeToken() == before.token)
        #expect(try directory.changeToken() == before.token)
        try database.sqlite3(sql)
        let token = try directory.changeToken()
        #expect(token != before.token)
        #expect(try directory.loadSnapshot().token == token)
    }

    @Test func `a change that was rolled back changes nothing`() throws {
        let token = try directory.changeToken()
        try database.sqlite3("BEGIN; \(TestDatabase.manual) ROLLBACK;")
        #expect(try directory.changeToken() == token)
    }

    @Test func `names differ by more than case`() throws {
        try database.sqlite3(TestDatabase.manual)
        for sql in [
            "INSERT INTO user (username) VALUES ('USER');",
            "INSERT INTO user (username, fullnamealias) VALUES ('other', 'User.Name');",
        ] {
            #expect(throws: TestDatabase.CommandFailed.self) { try database.sqlite3(sql) }
        }
        try database.sqlite3(
            "INSERT INTO user (username, fullnamealias) VALUES ('a', ''), ('b', ''), ('c', NULL);")
        #expect(try directory.accounts().map(\.username) == ["a", "b", "c", "user"])
    }

    @Test func `rows of any type do no harm`() throws {
        try database.sqlite3(
            """
            INSERT INTO user (username, fullnamealias, realname, password) VALUES
                (7, 8.5, x'ff', x'fe'), (x'6162', NULL, 3, 4), ('../../etc', NULL, NULL, NULL);
            INSERT INTO aliases (address, owner) VALUES (12, 7), (x'ff', 'ab');
            """)
        #expect(try directory.accounts().count == 3)
        #expect(try directory.aliases().count == 2)
        let snapshot = try directory.loadSnapshot()
        #expect(snapshot.account(named: bytes("7")) != nil)
        #expect(snapshot.account(named: bytes("../../etc")) == nil)
        #expect(snapshot.complaints.count == 1)
        #expect(try directory.credential(for: bytes("../../etc")) == nil)
    }

    @Test func `reading goes on while another program writes`() throws {
        try database.sqlite3(TestDatabase.manual)
        let token = try directory.changeToken()
        let writer = try database.connection()
        try writer.writeWithoutTransaction { connection in
            try connection.execute(sql: "BEGIN IMMEDIATE; DELETE FROM user;")
            #expect(try directory.credential(for: bytes("user")) != nil)
            #expect(try directory.loadSnapshot().accountCount == 1)
            #expect(try directory.changeToken() == token)
            try connection.execute(sql: "COMMIT")
        }
        #expect(try directory.credential(for: bytes("user")) == nil)
        #expect(try directory.changeToken() != token)
    }

    @Test func `many threads read while one writes`() async throws {
        let writing = Task.detached { [path = database.path] in
            let writer = SQLiteDirectory(path: path)
            for number in 0..<50 {
                try writer.change(by: "test") { transaction throws(AccountChangeFailure) in
                    try transaction.create(
                        NewAccount(username: "user\(number)", passwordHash: bytes("h")))
                    try transaction.addAlias(
                        OwnedAlias(address: "a\(number)@example.org", owner: "user\(number)"))
                }
            }
            return ()
        }
        let directory = directory
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<50 {
                        let snapshot = try directory.loadSnapshot()
                        // Both rows of a change, or neither.
                        #expect(snapshot.accountCount == snapshot.aliasCount)
                        #expect(snapshot.complaints.isEmpty)
                    }
                }
            }
            try await group.waitForAll()
        }
        try await writing.value
        #expect(try directory.loadSnapshot().accountCount == 50)
    }

    @Test func `a small question is quick`() throws {
        try database.sqlite3(TestDatabase.manual)
        let clock = ContinuousClock()
        let time = try clock.measure {
            for _ in 0..<200 { _ = try directory.changeToken() }
        }
        // Asked four times a second: a tenth of a per cent of a core, at the very most.
        #expect(time < .seconds(2))
    }
}
