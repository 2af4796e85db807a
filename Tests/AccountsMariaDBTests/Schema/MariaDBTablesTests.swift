import TestSupport
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBTablesTests {
    @Test func `everything of ours has our name`() throws {
        let database = try TestDatabase(sql: TestDatabase.site)
        try database.prepare()
        let tables = try database.run("SHOW TABLES").split(separator: "\n")
        #expect(
            Set(tables).subtracting(["user", "aliases"]).allSatisfy { $0.hasPrefix("mailwright_") })
        let triggers = try database.run(
            """
            SELECT TRIGGER_NAME FROM information_schema.TRIGGERS \
            WHERE TRIGGER_SCHEMA = '\(database.name)'
            """
        ).split(separator: "\n")
        #expect(triggers.count == 9 && triggers.allSatisfy { $0.hasPrefix("mailwright_") })
    }

    /// All statements of ours that are run twice leave what one run leaves.
    @Test func `every statement can be run again`() throws {
        let database = try TestDatabase(sql: TestDatabase.site + TestDatabase.manual)
        let connection = try database.connection()
        for _ in 0..<2 {
            for statement in MariaDBTables.migration { try connection.execute(statement) }
        }
        let names = try connection.rows("SELECT username FROM mailwright_account") { $0[text: 0] }
        #expect(names == ["user"])
    }

    @Test func `another user of the site can write into its tables, and only there`() throws {
        let database = try TestDatabase(sql: TestDatabase.site)
        try database.prepare()
        let user = "w\(database.name)"
        try database.run(
            """
            CREATE USER \(user)@localhost IDENTIFIED BY 'x';
            GRANT SELECT, INSERT, UPDATE, DELETE ON \(database.name).user TO \(user)@localhost;
            """)
        defer { _ = try? database.run("DROP USER \(user)@localhost") }
        let before = try database.directory.changeToken()
        let text = try #require(database.files.text("my.cnf"))
        let path = try database.files.write(
            "writer.cnf",
            text.replacing("user = \(database.name)", with: "user = \(user)")
                .replacing("p#\(database.name)", with: "x"))
        let writer = try MariaDBConnection(optionFile: path)
        try writer.execute("INSERT INTO user (username) VALUES ('bob')")
        #expect(try database.directory.changeToken() != before)
        #expect(
            try database.run("SELECT actor FROM mailwright_audit") == "\(user)@localhost\n")
        #expect(throws: MariaDBError.self) {
            try writer.execute("UPDATE mailwright_account SET enabled = 0")
        }
    }
}
