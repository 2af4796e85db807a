import Accounts
import GRDB
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteSiteTablesTests {
    @Test(arguments: [
        "", "CREATE TABLE other (x);",
        "CREATE TABLE user (UserName, fullnamealias, realname, PASSWORD, more);",
        "CREATE TABLE user (username, fullnamealias, realname, password);"
            + "INSERT INTO user (username, fullnamealias) VALUES ('a', ''), ('b', ''), (NULL, NULL);",
    ])
    func `tables that can be used pass`(sql: String) throws {
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(sql: sql)
            try SQLiteSiteTables.check(database)
        }
    }

    @Test(arguments: [
        ("CREATE TABLE user (username);", "no column fullnamealias"),
        (
            "CREATE TABLE user (username, fullnamealias, realname, password);"
                + "INSERT INTO user (username, fullnamealias) VALUES ('a', 'X.y'), ('b', 'x.Y');",
            "the fullnamealias \"X.y\" twice"
        ),
        (
            "CREATE TABLE aliases (address, owner);"
                + "INSERT INTO aliases VALUES ('p@x', 'a'), ('P@x', 'b');",
            "the address \"p@x\" twice"
        ),
    ])
    func `others are refused with the first thing to mend`(sql: String, words: String) throws {
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(sql: sql)
            let failure = #expect(throws: AccountChangeFailure.self) {
                try SQLiteSiteTables.check(database)
            }
            #expect(failure?.description.contains(words) == true)
        }
    }
}
