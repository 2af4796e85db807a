import Accounts
import Testing

@Suite struct AccountAdministrationShowTests {
    let site: TestSite

    init() throws {
        site = try TestSite()
        try site.add("alice", fullNameAlias: "alice.adams")
        try site.add("bob")
        _ = try site.administration.addAlias("pr@example.org", owner: "alice")
        _ = try site.administration.addAlias("cfo@example.net", owner: "bob")
    }

    @Test(arguments: [
        ("alice", "alice"), ("ALICE", "alice"), ("alice@example.net", "alice"),
        ("Alice.Adams", "alice"), ("alice.adams@EXAMPLE.org", "alice"),
        ("pr", "alice"), ("pr@example.org", "alice"), ("CFO@example.net", "bob"), ("cfo", "bob"),
    ])
    func `a name, a full-name alias and an alias lead to the account`(
        name: String, username: String
    ) throws {
        #expect(try site.administration.account(named: name).account.username == username)
    }

    @Test(arguments: ["pr@example.net", "alice@elsewhere.test", "carol", "@example.org", "", "@"])
    func `an address that nobody has leads to none`(name: String) throws {
        #expect(
            throws: AccountChangeFailure.refused(
                "there is no account \"\(name)\"; see mailwright user list")
        ) {
            try site.administration.account(named: name)
        }
    }

    @Test func `an account is shown with its own aliases only`() throws {
        let shown = try site.administration.account(named: "cfo@example.net")
        #expect(shown.aliases == [OwnedAlias(address: "cfo@example.net", owner: "bob")])
    }
}
