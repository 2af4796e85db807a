import Accounts
import GRDB
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteQueriesTests {
    let queue: DatabaseQueue

    init() throws {
        queue = try DatabaseQueue()
        try queue.write { database in
            _ = try SQLiteSchema.migrate(database)
            try database.execute(
                sql: """
                    INSERT INTO user (username, fullnamealias, realname, password) VALUES
                        ('carol', NULL, '', NULL), ('Alice', 'alice.a', 'Alice', '$y$a'),
                        ('bob', '', NULL, '$y$b');
                    INSERT INTO aliases (address, owner) VALUES
                        ('z@example.org', 'ALICE'), ('B@example.org', 'alice'),
                        ('a@example.org', 'bob');
                    DELETE FROM mailwright_account WHERE username = 'bob';
                    UPDATE mailwright_account SET enabled = 0 WHERE username = 'carol';
                    """)
        }
    }

    @Test func `accounts come in order, and what is empty is not there`() throws {
        let accounts = try queue.read { try SQLiteQueries.accounts($0) }
        #expect(accounts.map(\.username) == ["Alice", "bob", "carol"])
        #expect(accounts.map(\.fullNameAlias) == ["alice.a", nil, nil])
        #expect(accounts.map(\.realName) == ["Alice", nil, nil])
    }

    @Test func `an account without a row of ours is enabled, and nobody noted its day`() throws {
        let accounts = try queue.read { try SQLiteQueries.accounts($0) }
        #expect(accounts.map(\.isEnabled) == [true, true, false])
        #expect(accounts.map { $0.created == nil } == [false, true, false])
    }

    @Test(arguments: [
        ("alice", "Alice", "$y$a", true), ("BOB", "bob", "$y$b", true),
        ("carol", "carol", "", false),
    ])
    func `a credential is found in any case`(
        asked: String, username: String, hash: String, enabled: Bool
    ) throws {
        let found = try queue.read { try SQLiteQueries.credential($0, asked) }
        let credential = try #require(found)
        #expect(credential.username == username)
        #expect(credential.passwordHash == bytes(hash))
        #expect(credential.isEnabled == enabled)
    }

    @Test func `aliases come in order, those of one owner whatever its case`() throws {
        let all = try queue.read { try SQLiteQueries.aliases($0) }
        #expect(all.map(\.address) == ["a@example.org", "B@example.org", "z@example.org"])
        let owned = try queue.read {
            try SQLiteQueries.aliases($0, where: "owner", is: "aLiCe")
        }
        #expect(owned.map(\.address) == ["B@example.org", "z@example.org"])
    }

    @Test func `a snapshot names the owner as the account is spelt`() throws {
        let snapshot = try queue.read { database in
            try SQLiteQueries.snapshot(database, token: AccountChangeToken(1))
        }
        #expect(snapshot.complaints.isEmpty)
        #expect(snapshot.owner(ofAlias: bytes("Z@EXAMPLE.ORG")).map(Array.init) == bytes("Alice"))
        #expect(snapshot.account(named: bytes("carol"))?.isEnabled == false)
    }
}
