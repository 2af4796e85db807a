import Accounts
import GRDB
import Outcomes
import TestSupport
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteTransactionTests {
    let database: TestDatabase
    var directory: SQLiteDirectory { database.directory }

    init() throws {
        database = try TestDatabase()
        try database.sqlite3(TestDatabase.manual)
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
                    username: "alice", fullNameAlias: "alice.example", realName: "Alice",
                    passwordHash: bytes("$y$x")))
        }
        #expect(
            try database.sqlite3("SELECT * FROM user WHERE username = 'ALICE';")
                == "alice|alice.example|Alice|$y$x\n")
        #expect(try directory.accounts().map(\.username) == ["alice", "user"])
    }

    @Test func `names are found in any case, inside the transaction as well`() throws {
        try change { transaction throws(AccountChangeFailure) in
            #expect(try transaction.account(named: "USER")?.username == "user")
            #expect(try transaction.account(fullNameAlias: "USER.NAME")?.username == "user")
            #expect(try transaction.account(named: "other") == nil)
            try transaction.addAlias(OwnedAlias(address: "pr@example.org", owner: "user"))
            try transaction.addAlias(OwnedAlias(address: "cfo@example.org", owner: "user"))
            #expect(try transaction.alias("PR@example.org")?.owner == "user")
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

    @Test func `names are replaced and taken away`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setFullNameAlias("u.name", of: "USER")
            try transaction.setRealName("Ulla", of: "User")
        }
        #expect(
            try database.sqlite3("SELECT fullnamealias, realname FROM user;") == "u.name|Ulla\n")
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setFullNameAlias(nil, of: "user")
            try transaction.setRealName(nil, of: "user")
        }
        let account = try #require(try directory.accounts().first)
        #expect(account.fullNameAlias == nil)
        #expect(account.realName == nil)
    }

    @Test func `an account goes with what we kept beside it`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.remove("USER")
        }
        #expect(try directory.accounts().isEmpty)
        #expect(try database.sqlite3("SELECT count(*) FROM mailwright_account;") == "0\n")
    }

    @Test func `when the body throws, nothing was changed`() throws {
        let token = try directory.changeToken()
        #expect(throws: AccountChangeFailure.refused("no; never mind")) {
            try change { transaction throws(AccountChangeFailure) in
                try transaction.remove("user")
                throw .refused("no; never mind")
            }
        }
        #expect(try directory.changeToken() == token)
        #expect(try directory.accounts().count == 1)
    }

    @Test func `a constraint of the database is a refusal, without the values`() throws {
        let failure = #expect(throws: AccountChangeFailure.self) {
            try change { transaction throws(AccountChangeFailure) in
                try transaction.create(
                    NewAccount(username: "user", passwordHash: bytes("$y$topsecret")))
            }
        }
        #expect(failure?.description.contains("UNIQUE constraint failed") == true)
        #expect(failure?.description.contains("topsecret") == false)
        #expect(try directory.accounts().count == 1)
    }

    @Test func `the audit tells who did what, and never a password`() throws {
        try change { transaction throws(AccountChangeFailure) in
            try transaction.setPassword(bytes("topsecret"), of: "user")
            try transaction.setEnabled(false, of: "user")
            try transaction.addAlias(OwnedAlias(address: "pr@example.org", owner: "user"))
            try transaction.removeAlias("pr@example.org")
            try transaction.remove("user")
        }
        let audit = try database.sqlite3("SELECT actor, action, subject FROM mailwright_audit;")
        #expect(
            audit == """
                sql|user added|user
                tester|password set|user
                tester|user disabled|user
                tester|alias added|pr@example.org of user
                tester|alias removed|pr@example.org of user
                tester|user removed|user

                """)
        #expect(try !database.sqlite3("SELECT * FROM mailwright_audit;").contains("topsecret"))
    }

    @Test func `with all the rules above it, an account is made and its name is then taken`() throws
    {
        let site = try TemporaryDirectory()
        let administration = AccountAdministration(
            directory: directory, domains: ["example.org"], recipientDelimiter: bytes("+"),
            homes: MailboxHomes(root: site.path, owner: .ofThisProcess), actor: "tester")
        _ = try administration.add(NewAccount(username: "Alice", passwordHash: bytes("h")))
        _ = try administration.addAlias("pr", owner: "alice")
        for name in ["alice", "user.name", "PR", "USER"] {
            #expect(throws: AccountChangeFailure.self) {
                try administration.add(NewAccount(username: name, passwordHash: []))
            }
        }
        #expect(try directory.accounts().map(\.username) == ["alice", "user"])
        #expect(site.list() == ["alice"])
    }
}
