import Accounts
import Outcomes
import TestSupport
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBTransactionTests {
    let database: TestDatabase
    let directory: MariaDBDirectory

    init() throws {
        database = try TestDatabase()
        directory = database.directory
        try database.run(TestDatabase.manual)
    }

    private func change(
        _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure) {
        try directory.change(by: "tester", body)
    }

    @Test func `an account is created as the manual's statement does`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.create(
                NewAccount(
                    username: "alice", fullNameAlias: "alice.example", realName: "Älice",
                    passwordHash: bytes("$y$x")))
        }
        #expect(
            try database.run("SELECT * FROM user WHERE username = 'ALICE'")
                == "alice\talice.example\tÄlice\t$y$x\n")
        #expect(try directory.accounts().map(\.username) == ["alice", "user"])
        #expect(try directory.accounts().first?.realName == "Älice")
    }

    @Test func `names are found in any case, inside the transaction as well`() throws {
        try change { transaction throws(AccountChangeFailure) in
            #expect(try transaction.account(named: "USER")?.username == "user")
            #expect(try transaction.account(fullNameAlias: "USER.NAME")?.username == "user")
            #expect(try transaction.account(named: "other") == nil)
            #expect(try transaction.account(named: "usér") == nil)
            try transaction.addAlias(OwnedAlias(address: "pr@example.org", owner: "user"))
            try transaction.addAlias(OwnedAlias(address: "cfo@example.org", owner: "user"))
            #expect(try transaction.alias("PR@example.org")?.owner == "user")
            #expect(try transaction.alias("pr@example.org ") == nil)
            let owned = try transaction.aliases(ownedBy: "User")
            #expect(owned.map(\.address) == ["cfo@example.org", "pr@example.org"])
        }
    }

    @Test func `passwords, states and aliases are changed`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setPassword(bytes("new"), of: "User")
            try transaction.setEnabled(false, of: "USER")
            try transaction.addAlias(OwnedAlias(address: "pr@example.org", owner: "user"))
        }
        let credential = try #require(try directory.credential(for: bytes("user")))
        #expect(credential.passwordHash == bytes("new"))
        #expect(!credential.isEnabled)
        #expect(try directory.loadSnapshot().account(named: bytes("user"))?.isEnabled == false)
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setEnabled(true, of: "user")
            try transaction.removeAlias("PR@example.org")
        }
        #expect(try directory.credential(for: bytes("user"))?.isEnabled == true)
        #expect(try directory.aliases().isEmpty)
    }

    @Test func `names are replaced and taken away, and accounts removed`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setFullNameAlias("u.name", of: "USER")
            try transaction.setRealName("Ulla", of: "User")
        }
        #expect(try database.run("SELECT fullnamealias, realname FROM user") == "u.name\tUlla\n")
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setFullNameAlias(nil, of: "user")
            try transaction.setRealName(nil, of: "user")
        }
        #expect(try database.run("SELECT fullnamealias, realname FROM user") == "NULL\tNULL\n")
        try change { transaction throws(AccountChangeFailure) in
            try transaction.remove("uSER")
        }
        #expect(try directory.accounts().isEmpty)
    }

    @Test func `no name is changed that only looks alike`() throws {
        try database.run(
            "ALTER TABLE user DROP PRIMARY KEY; INSERT INTO user (username) VALUES ('usér');")
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setPassword(bytes("new"), of: "user")
            try transaction.setEnabled(false, of: "user")
        }
        #expect(
            try database.run("SELECT username, password FROM user ORDER BY password")
                == "usér\tNULL\nuser\tnew\n")
        #expect(
            try database.run("SELECT username FROM mailwright_account WHERE NOT enabled")
                == "user\n")
    }

    @Test func `what throws changes nothing`() throws {
        #expect(throws: AccountChangeFailure.refused("no")) {
            try change { transaction throws(AccountChangeFailure) in
                try transaction.setPassword(bytes("new"), of: "user")
                throw .refused("no")
            }
        }
        #expect(try directory.credential(for: bytes("user"))?.passwordHash != bytes("new"))
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setRealName("x", of: "user")
        }
    }

    @Test func `values are values, whatever they look like`() throws {
        let names = ["'; DROP TABLE user; --", "\\", "a\\'b", "\u{1F600}", "x'41'"]
        for name in names {
            try change { transaction throws(AccountChangeFailure) in
                try transaction.setRealName(name, of: "user")
            }
            #expect(try directory.accounts().first?.realName == name)
        }
        try database.run(
            "SET GLOBAL sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES,ANSI_QUOTES')")
        defer {
            _ = try? database.run(
                "SET GLOBAL sql_mode = REPLACE(REPLACE(@@sql_mode, 'ANSI_QUOTES', ''), "
                    + "'NO_BACKSLASH_ESCAPES', '')")
        }
        let other = database.directory
        #expect(try other.accounts().first?.realName == "x'41'")
    }

    @Test func `what the site's tables do not take is refused in its words`() throws {
        let failure = #expect(throws: AccountChangeFailure.self) {
            try change { transaction throws(AccountChangeFailure) in
                try transaction.create(NewAccount(username: "user", passwordHash: []))
            }
        }
        #expect(failure?.description.contains("Duplicate entry") == true)
    }

    @Test func `who changed what is in the audit, and no hash`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setPassword(bytes("secret"), of: "user")
            try transaction.setEnabled(false, of: "user")
        }
        try database.run("UPDATE user SET fullnamealias = 'x' WHERE username = 'user'")
        let audit = try database.run(
            "SELECT actor, action, subject FROM mailwright_audit ORDER BY id")
        #expect(
            audit == """
                root@localhost\tuser added\tuser
                tester\tpassword set\tuser
                tester\tuser disabled\tuser
                root@localhost\tfull-name alias set\tuser to x

                """)
    }
}
