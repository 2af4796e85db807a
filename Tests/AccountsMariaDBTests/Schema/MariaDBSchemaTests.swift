import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBSchemaTests {
    @Test func `a database is brought to the newest version once`() throws {
        let database = try TestDatabase(sql: "SELECT 1")
        let connection = try database.connection()
        #expect(try MariaDBSchema.version(connection) == 0)
        #expect(throws: MariaDBError.self) { try MariaDBSchema.check(connection) }
        #expect(try MariaDBSchema.migrate(connection))
        #expect(try MariaDBSchema.version(connection) == MariaDBSchema.migrations.count)
        #expect(try !MariaDBSchema.migrate(connection))
        try MariaDBSchema.check(connection)
    }

    @Test(arguments: [(0, "are missing"), (99, "newer Mailwright")])
    func `any other version is told`(version: Int, words: String) throws {
        let database = try TestDatabase()
        try database.run("UPDATE mailwright_state SET schema_version = \(version)")
        let error = #expect(throws: MariaDBError.self) {
            try MariaDBSchema.check(try database.connection())
        }
        #expect(error?.message.contains(words) == true)
        #expect(error?.endsConnection == false)
    }
}
