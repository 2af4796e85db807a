import GRDB
import Outcomes
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteSchemaTests {
    @Test func `a database is brought to the newest version once`() throws {
        let queue = try DatabaseQueue()
        try queue.write { database in
            #expect(try SQLiteSchema.version(database) == 0)
            #expect(throws: LookupFailure.self) { try SQLiteSchema.check(database, path: "/a") }
            #expect(try SQLiteSchema.migrate(database))
            #expect(try SQLiteSchema.version(database) == SQLiteSchema.migrations.count)
            #expect(try !SQLiteSchema.migrate(database))
            try SQLiteSchema.check(database, path: "/a")
        }
    }

    @Test(arguments: [(0, "run mailwright init"), (99, "upgrade this one"), (-1, "run mailwright")])
    func `any other version is told with what to do`(version: Int, words: String) throws {
        let queue = try DatabaseQueue()
        try queue.write { database in
            _ = try SQLiteSchema.migrate(database)
            try database.execute(
                sql: "UPDATE mailwright_state SET schema_version = ?", arguments: [version])
            let failure = #expect(throws: LookupFailure.self) {
                try SQLiteSchema.check(database, path: "/a")
            }
            #expect(failure?.reason.contains(words) == true)
        }
    }
}
