import Accounts
import Testing

@Suite struct AccountAdministrationTests {
    let site: TestSite

    init() throws {
        site = try TestSite()
        try site.add("alice")
    }

    @Test func `a password is replaced under the canonical name`() throws {
        let name = try site.administration.setPassword(Array("new".utf8), of: "ALICE")
        #expect(name == "alice")
        let credential = try site.directory.credential(for: Array("alice".utf8))
        #expect(credential?.passwordHash == Array("new".utf8))
    }

    @Test func `an account is disabled and enabled again`() throws {
        try site.administration.setEnabled(false, of: "alice")
        #expect(try site.administration.account(named: "alice").account.isEnabled == false)
        try site.administration.setEnabled(true, of: "alice")
        #expect(try site.administration.account(named: "alice").account.isEnabled)
    }

    @Test func `an account that there is not is named, in one line`() throws {
        let unknown = AccountChangeFailure.refused(
            #"there is no account "bo?b"; see mailwright user list"#)
        let administration = site.administration
        #expect(throws: unknown) { try administration.setPassword([], of: "bo\nb") }
        #expect(throws: unknown) { try administration.setEnabled(false, of: "bo\nb") }
        #expect(throws: unknown) { try administration.account(named: "bo\nb") }
        #expect(throws: unknown) { try administration.remove("bo\nb") }
        #expect(throws: unknown) { try administration.addAlias("pr@example.org", owner: "bo\nb") }
    }

    @Test func `a back end without changes refuses them`() throws {
        struct ReadOnly: AccountDirectory {
            func loadSnapshot() -> AccountSnapshot {
                AccountSnapshot.Builder().build(token: AccountChangeToken(0))
            }
            func changeToken() -> AccountChangeToken { AccountChangeToken(0) }
            func credential(for username: [UInt8]) -> Credential? { nil }
            func accounts() -> [Account] { [] }
            func aliases() -> [OwnedAlias] { [] }
        }
        let failure = #expect(throws: AccountChangeFailure.self) {
            try ReadOnly().change(by: "tester") { _ in }
        }
        #expect(failure?.description.contains("can only be read") == true)
    }
}
