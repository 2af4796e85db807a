import Accounts
import GRDB
import Glibc
import Outcomes
import TestSupport
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteDirectoryFailureTests {
    let database: TestDatabase
    var directory: SQLiteDirectory { database.directory }

    init() throws {
        database = try TestDatabase()
        try database.sqlite3(TestDatabase.manual)
    }

    /// Asks each question, and expects each to fail for now in these words.
    private func expectAllFail(_ words: String, _ location: SourceLocation = #_sourceLocation) {
        let questions: [() throws -> Void] = [
            { _ = try directory.loadSnapshot() }, { _ = try directory.changeToken() },
            { _ = try directory.credential(for: bytes("user")) },
            { _ = try directory.accounts() }, { _ = try directory.aliases() },
        ]
        for question in questions {
            let failure = #expect(throws: LookupFailure.self, sourceLocation: location) {
                try question()
            }
            guard case .temporary(let reason) = failure else {
                Issue.record("not temporary: \(String(describing: failure))")
                continue
            }
            #expect(reason.contains(words), "\(reason)", sourceLocation: location)
            #expect(!reason.contains("\n"), sourceLocation: location)
        }
    }

    @Test func `a database that was removed fails for now, and answers when it is back`() throws {
        _ = try directory.loadSnapshot()
        try database.sqlite3("PRAGMA wal_checkpoint(TRUNCATE);")
        #expect(rename(database.path, database.path + ".away") == 0)
        expectAllFail("is not there; run mailwright init")
        #expect(!database.files.list().contains("accounts.sqlite"))
        #expect(rename(database.path + ".away", database.path) == 0)
        #expect(try directory.credential(for: bytes("user")) != nil)
    }

    @Test func `a change to a database that is not there makes none`() throws {
        #expect(unlink(database.path) == 0)
        let failure = #expect(throws: AccountChangeFailure.self) {
            try directory.change(by: "test") { _ in }
        }
        #expect(failure?.description.contains("is not there") == true)
        #expect(!database.files.list().contains("accounts.sqlite"))
    }

    @Test func `another database in its place is noticed`() throws {
        let before = try directory.loadSnapshot()
        #expect(before.accountCount == 1)
        let other = try TestDatabase()
        for suffix in ["-wal", "-shm"] { unlink(database.path + suffix) }
        #expect(rename(other.path, database.path) == 0)
        #expect(try directory.changeToken() != before.token)
        #expect(try directory.loadSnapshot().accountCount == 0)
    }

    @Test func `a database that is locked for all fails for now`() throws {
        let other = try database.connection()
        try other.writeWithoutTransaction { connection in
            // In WAL mode only this mode keeps readers out.
            try connection.execute(
                sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM aliases;")
            expectAllFail("is locked by another program")
            try connection.execute(sql: "COMMIT; PRAGMA locking_mode = NORMAL;")
            try connection.execute(sql: "SELECT * FROM user")
        }
        #expect(try directory.credential(for: bytes("user")) != nil)
    }

    @Test func `a change waits for a lock, then fails for now`() throws {
        let other = try database.connection()
        try other.writeWithoutTransaction { connection in
            try connection.execute(sql: "BEGIN IMMEDIATE")
            let failure = #expect(throws: AccountChangeFailure.self) {
                try directory.change(by: "test") { _ in }
            }
            #expect(failure?.description.contains("is locked by another program") == true)
            try connection.execute(sql: "ROLLBACK")
        }
        try directory.change(by: "test") { _ in }
    }

    @Test(arguments: ["this is no database, and was none", "SQLite format 3\0 and then nonsense"])
    func `a damaged database fails for now`(content: String) throws {
        for suffix in ["", "-wal", "-shm"] { unlink(database.path + suffix) }
        let text = String(repeating: content, count: 100)
        try database.files.write("accounts.sqlite", text)
        expectAllFail("is damaged")
        expectAllFail("restore it from a backup")
        #expect(database.files.text("accounts.sqlite") == text)
    }

    @Test func `a damaged page fails for now, and nothing of it is believed`() throws {
        try database.sqlite3(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO user (username) SELECT 'user' || i FROM n;
            PRAGMA wal_checkpoint(TRUNCATE);
            """)
        for suffix in ["-wal", "-shm"] { unlink(database.path + suffix) }
        var content = try #require(database.files.read("accounts.sqlite"))
        for position in content.indices where position >= 4096 * 4 { content[position] = 0xA5 }
        try database.files.write("accounts.sqlite", content)
        let failure = #expect(throws: LookupFailure.self) { try directory.loadSnapshot() }
        #expect(failure?.reason.contains("is damaged") == true, "\(failure?.reason ?? "")")
    }

    @Test func `a database of another program is not ready, and init is named`() throws {
        let files = try TemporaryDirectory()
        _ = try Program("sqlite3").run([files.path("other.sqlite")], input: "CREATE TABLE t (x);")
        let other = SQLiteDirectory(path: files.path("other.sqlite"))
        let failure = #expect(throws: LookupFailure.self) { try other.loadSnapshot() }
        guard case .configuration(let reason) = failure else {
            Issue.record("not a fault of the configuration: \(String(describing: failure))")
            return
        }
        #expect(reason.contains("run mailwright init"))
    }

    @Test func `a database of a newer version is left alone`() throws {
        try database.sqlite3("UPDATE mailwright_state SET schema_version = 99;")
        let failure = #expect(throws: LookupFailure.self) { try directory.loadSnapshot() }
        #expect(failure?.reason.contains("made by a newer Mailwright; upgrade this one") == true)
        #expect(throws: AccountChangeFailure.self) { try directory.change(by: "test") { _ in } }
    }

    @Test func `a directory in its place is a fault of the configuration`() throws {
        let other = SQLiteDirectory(path: database.files.path)
        let failure = #expect(throws: LookupFailure.self) { try other.changeToken() }
        #expect(failure?.reason.contains("is not a file; name another one") == true)
    }
}
