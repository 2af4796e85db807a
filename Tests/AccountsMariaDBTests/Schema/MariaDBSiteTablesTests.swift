import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBSiteTablesTests {
    private func problem(_ sql: String) throws -> String? {
        let database = try TestDatabase(sql: sql)
        return try MariaDBSiteTables(database.connection()).problem()
    }

    @Test(arguments: [
        "SELECT 1", TestDatabase.site,
        TestDatabase.site
            + "INSERT INTO user (username, fullnamealias) VALUES ('a', ''), ('b', '');",
        TestDatabase.site + "INSERT INTO aliases VALUES ('é@b.c', 'a'), ('e@b.c', 'a');",
    ])
    func `tables as sites have them are taken`(sql: String) throws {
        #expect(try problem(sql) == nil)
    }

    @Test(arguments: [
        (
            "username",
            "ALTER TABLE user DROP INDEX username; INSERT INTO user (username) VALUES ('Bob'), ('bob');"
        ),
        (
            "fullnamealias",
            "INSERT INTO user (username, fullnamealias) VALUES ('a', 'X'), ('b', 'x');"
        ),
        ("address", "INSERT INTO aliases VALUES ('A@b.c', 'a'), ('a@b.c', 'b');"),
    ])
    func `a value that is there twice is told`(column: String, sql: String) throws {
        let problem = try #require(try problem(TestDatabase.site + sql))
        #expect(problem.contains("has the \(column) \""))
    }

    @Test(arguments: ["realname", "password"])
    func `columns that are not looked for may have any collation`(column: String) throws {
        #expect(
            try problem(
                TestDatabase.site
                    + "ALTER TABLE user MODIFY \(column) VARCHAR(64) COLLATE latin1_bin;") == nil)
    }

    @Test func `a view in place of a table is told`() throws {
        let problem = try problem(
            TestDatabase.site + "RENAME TABLE aliases TO a; CREATE VIEW aliases AS SELECT * FROM a;"
        )
        #expect(problem?.contains("aliases is a view") == true)
    }
}
