import Accounts
import Testing

@Suite struct AccountAdministrationAliasesTests {
    let site: TestSite

    init() throws {
        site = try TestSite()
        try site.add("alice", fullNameAlias: "alice.example")
        try site.add("bob")
    }

    @Test(arguments: [
        ("pr@example.org", "pr@example.org"), ("PR@Example.NET", "pr@example.net"),
        ("Pr", "pr@example.org"), ("postmaster", "postmaster@example.org"),
        ("o'neill@example.org", "o'neill@example.org"),
    ])
    func `an alias is stored in lower case with its domain`(given: String, stored: String) throws {
        let added = try site.administration.addAlias(given, owner: "ALICE")
        #expect(added == OwnedAlias(address: stored, owner: "alice"))
        #expect(try site.directory.aliases() == [added])
    }

    @Test(arguments: [
        ("alice@example.net", "by the account alice"),
        ("bob", "by the account bob"),
        ("alice.example@example.org", "by the full-name alias of alice"),
        ("PR@example.org", "by the alias pr@example.org of alice"),
    ])
    func `an address that is taken is refused, and the holder is told`(
        address: String, words: String
    ) throws {
        _ = try site.administration.addAlias("pr@example.org", owner: "alice")
        let failure = #expect(throws: AccountChangeFailure.self) {
            try site.administration.addAlias(address, owner: "bob")
        }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
        #expect(try site.directory.aliases().count == 1)
    }

    @Test func `a check refuses what adding would, and adds nothing`() throws {
        let checked = try site.administration.checkAlias("PR", owner: "ALICE")
        #expect(checked.address == "pr@example.org")
        #expect(checked.owner.username == "alice")
        #expect(checked.owner.fullNameAlias == "alice.example")
        #expect(try site.directory.aliases().isEmpty)
        for (address, owner) in [("bob", "alice"), ("pr", "nobody"), ("a@b@c", "alice")] {
            #expect(throws: AccountChangeFailure.self) {
                try site.administration.checkAlias(address, owner: owner)
            }
        }
    }

    @Test func `the same local part in another domain is another address`() throws {
        _ = try site.administration.addAlias("pr@example.org", owner: "alice")
        _ = try site.administration.addAlias("pr@example.net", owner: "bob")
        #expect(try site.directory.aliases().count == 2)
    }

    @Test func `one owner may have several addresses`() throws {
        for name in ["pr", "cfo", "press"] {
            _ = try site.administration.addAlias(name, owner: "alice")
        }
        #expect(try site.administration.account(named: "alice").aliases.count == 3)
    }

    @Test(arguments: ["pr@example.org", "PR@EXAMPLE.ORG", "pr"])
    func `an alias is removed by its address or its local part`(given: String) throws {
        _ = try site.administration.addAlias("pr@example.org", owner: "alice")
        let removed = try site.administration.removeAlias(given)
        #expect(removed == OwnedAlias(address: "pr@example.org", owner: "alice"))
        #expect(try site.directory.aliases().isEmpty)
    }

    @Test func `an alias that there is not can not be removed`() {
        #expect(
            throws: AccountChangeFailure.refused(
                #"there is no alias "pr@example.org"; see mailwright alias list"#)
        ) { try site.administration.removeAlias("pr@example.org") }
    }
}
