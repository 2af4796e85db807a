import Accounts
import AccountsSQLite
import Outcomes
import TestSupport
import Testing

@Suite struct AccountBackEndSQLiteTests {
    let files: TemporaryDirectory
    var reference: String { "sqlite:\(files.path("accounts.sqlite"))" }

    init() throws { files = try TemporaryDirectory() }

    @Test func `the settings' words open what init has prepared`() throws {
        let opener = AccountOpener([.sqlite])
        let (backEnd, path) = try opener.find(reference)
        #expect(backEnd.scheme == "sqlite")
        #expect(try backEnd.prepare(path, .ofThisProcess).count == 2)
        let directory = try opener.open(reference)
        #expect(try directory.loadSnapshot().token == directory.changeToken())
    }

    @Test func `opening touches nothing, and the database may come later`() throws {
        let opener = AccountOpener([.sqlite])
        let directory = try opener.open(reference)
        #expect(files.list().isEmpty)
        #expect(throws: LookupFailure.self) { try directory.changeToken() }
        #expect(files.list().isEmpty)
        let (backEnd, path) = try opener.find(reference)
        _ = try backEnd.prepare(path, .ofThisProcess)
        #expect(try directory.accounts().isEmpty)
    }

    @Test func `two directories of one file see each other's changes`() throws {
        let opener = AccountOpener([.sqlite])
        let (backEnd, path) = try opener.find(reference)
        _ = try backEnd.prepare(path, .ofThisProcess)
        let one = try opener.open(reference)
        let two = try opener.open(reference)
        let before = try two.changeToken()
        try one.change(by: "test") { transaction throws(AccountChangeFailure) in
            try transaction.create(NewAccount(username: "alice", passwordHash: []))
        }
        #expect(try two.changeToken() != before)
        #expect(try two.changeToken() == one.changeToken())
        #expect(try two.accounts().map(\.username) == ["alice"])
    }
}
