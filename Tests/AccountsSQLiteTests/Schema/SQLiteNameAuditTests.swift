import GRDB
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteNameAuditTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase()
        try database.sqlite3(TestDatabase.manual)
        try database.sqlite3("DELETE FROM mailwright_audit;")
    }

    /// What a statement writes into the audit.
    private func audit(_ sql: String) throws -> String {
        try database.sqlite3(sql)
        return try database.sqlite3(
            "SELECT action, subject FROM mailwright_audit; DELETE FROM mailwright_audit;")
    }

    @Test func `a new full-name alias, and none`() throws {
        #expect(
            try audit("UPDATE user SET fullnamealias = 'u.name';")
                == "full-name alias set|user to u.name\n")
        #expect(
            try audit("UPDATE user SET fullnamealias = NULL;")
                == "full-name alias set|user to none\n")
    }

    @Test func `a new real name, which is not copied`() throws {
        #expect(try audit("UPDATE user SET realname = 'Ulla';") == "real name set|user\n")
    }

    @Test func `what is as it was is not told`() throws {
        #expect(
            try audit("UPDATE user SET fullnamealias = fullnamealias, realname = realname;") == "")
    }

    @Test func `a database of the first version gets them without a change of the site's tables`()
        throws
    {
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(sql: SQLiteTables.migration)
            try database.execute(sql: "UPDATE mailwright_state SET schema_version = 1")
            let before = try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table'")
            #expect(try SQLiteSchema.migrate(database))
            #expect(try SQLiteSchema.version(database) == 2)
            let after = try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table'")
            #expect(before == after)
        }
    }
}
