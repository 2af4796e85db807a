import Accounts
import Outcomes
import TestSupport
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBPreparationTests {
    @Test func `an empty database gets the tables of the manual, once`() throws {
        let database = try TestDatabase(sql: "SELECT 1")
        #expect(
            try database.prepare() == ["made the tables in the database of \(database.optionFile)"])
        #expect(try database.prepare().isEmpty)
        try database.run(TestDatabase.manual)
        #expect(try database.directory.accounts().map(\.username) == ["user"])
    }

    @Test func `tables of the site stay as they are`() throws {
        let database = try TestDatabase(sql: TestDatabase.site + TestDatabase.manual)
        let shown = "SHOW CREATE TABLE user; SHOW CREATE TABLE aliases; SELECT * FROM user;"
        let before = try database.run(shown)
        try database.prepare()
        #expect(try database.run(shown) == before)
        #expect(try database.directory.accounts().map(\.username) == ["user"])
    }

    /// MariaDB can not take back what has been made: what was left half is finished.
    @Test func `what was interrupted is done to its end`() throws {
        let database = try TestDatabase(sql: TestDatabase.site + TestDatabase.manual)
        let connection = try database.connection()
        for statement in MariaDBTables.migration.prefix(9) { try connection.execute(statement) }
        try database.run("INSERT INTO user (username) VALUES ('bob')")
        #expect(try database.prepare().count == 1)
        let before = try database.directory.changeToken()
        try database.run("UPDATE mailwright_account SET enabled = 0 WHERE username = 'user'")
        #expect(try database.directory.changeToken() != before)
        #expect(try database.directory.accounts().map(\.isEnabled) == [true, false])
    }

    @Test(arguments: [
        ("CREATE TABLE user (username VARCHAR(9), password TEXT)", "no column fullnamealias"),
        (
            "CREATE TABLE aliases (address VARCHAR(9) COLLATE utf8mb4_bin, owner VARCHAR(9)) "
                + "ENGINE=InnoDB",
            "address of the table aliases tells letters of both cases apart (utf8mb4_bin)"
        ),
        (
            "CREATE TABLE aliases (address VARCHAR(9), owner VARCHAR(9)) ENGINE=MyISAM",
            "aliases is MyISAM"
        ),
        (
            "\(TestDatabase.site) INSERT INTO aliases VALUES ('a@b.c', 'x'), ('A@b.c', 'y')",
            "the address \"a@b.c\" twice"
        ),
    ])
    func `what can not be served is refused, and nothing is made`(
        sql: String, words: String
    ) throws {
        let database = try TestDatabase(sql: sql)
        let failure = #expect(throws: AccountChangeFailure.self) { try database.prepare() }
        guard case .refused(let reason)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.contains(words), "\(reason)")
        #expect(try !database.run("SHOW TABLES").contains("mailwright"))
    }

    @Test func `tables of a newer program are refused`() throws {
        let database = try TestDatabase()
        try database.run("UPDATE mailwright_state SET schema_version = 99")
        #expect(throws: AccountChangeFailure.self) { try database.prepare() }
        let failure = #expect(throws: LookupFailure.self) {
            try database.directory.loadSnapshot()
        }
        #expect(failure?.reason.contains("newer Mailwright; upgrade this one") == true)
    }

    @Test func `a database that is not there is told`() throws {
        let database = try TestDatabase()
        let text = try #require(database.files.text("my.cnf"))
        try database.files.write(
            "my.cnf", text.replacing("database = \(database.name)", with: "database = none"))
        let failure = #expect(throws: AccountChangeFailure.self) { try database.prepare() }
        // To whom it does not belong the server does not say whether it is there.
        #expect(failure?.description.contains("refuse us") == true)
    }
}
