import Accounts
import Testing

@Suite struct AccountAdministrationChangeTests {
    let site: TestSite

    init() throws {
        site = try TestSite()
        try site.add("alice", fullNameAlias: "alice.adams")
        try site.add("bob")
    }

    private func account(_ name: String) throws -> Account {
        try site.administration.account(named: name).account
    }

    @Test func `names are set under the canonical name, in lower case, and others stay`() throws {
        let name = try site.administration.change(
            AccountChange(fullNameAlias: "Bob.Brown"), of: "BOB")
        #expect(name == "bob")
        #expect(try account("bob").fullNameAlias == "bob.brown")
        try site.administration.change(AccountChange(realName: "Bob Brown"), of: "bob")
        #expect(try account("bob").fullNameAlias == "bob.brown")
        #expect(try account("bob").realName == "Bob Brown")
        #expect(try account("alice").fullNameAlias == "alice.adams")
    }

    @Test func `an empty name is none`() throws {
        try site.administration.change(AccountChange(fullNameAlias: "", realName: ""), of: "alice")
        #expect(try account("alice").fullNameAlias == nil)
        #expect(try account("alice").realName == nil)
    }

    @Test func `what it has may be given again`() throws {
        try site.administration.change(AccountChange(fullNameAlias: "ALICE.adams"), of: "alice")
        #expect(try account("alice").fullNameAlias == "alice.adams")
    }

    @Test(arguments: [
        ("alice", "by the account alice"), ("ALICE.adams", "by the full-name alias of alice"),
        ("pr", "by the alias pr@example.org of alice"),
        ("cfo", "by the alias cfo@example.net of bob"),
        ("bob", "is the name itself"), ("b+b", "holds \"+\""), ("..", "begins with \".\""),
    ])
    func `a full-name alias that is taken or breaks a rule changes nothing`(
        alias: String, words: String
    ) throws {
        _ = try site.administration.addAlias("pr@example.org", owner: "alice")
        _ = try site.administration.addAlias("cfo@example.net", owner: "bob")
        let change = AccountChange(fullNameAlias: alias, realName: "Bob")
        for attempt in [
            { () throws in _ = try site.administration.change(change, of: "bob") },
            { () throws in _ = try site.administration.check(change, of: "bob") },
        ] {
            let failure = #expect(throws: AccountChangeFailure.self) { try attempt() }
            #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
        }
        #expect(try account("bob").realName == nil)
        #expect(try account("bob").fullNameAlias == nil)
    }

    @Test func `a real name in two lines is refused`() throws {
        #expect(
            throws: AccountChangeFailure.refused(
                "the real name holds a control character; write it in one line")
        ) {
            try site.administration.change(AccountChange(realName: "B\nob"), of: "bob")
        }
    }

    @Test func `asking early gives the account and changes nothing`() throws {
        let change = AccountChange(fullNameAlias: "b.brown")
        #expect(try site.administration.check(change, of: "BOB").username == "bob")
        #expect(try account("bob").fullNameAlias == nil)
    }

    @Test func `an account that there is not is named`() throws {
        #expect(
            throws: AccountChangeFailure.refused(
                "there is no account \"carol\"; see mailwright user list")
        ) {
            try site.administration.change(AccountChange(), of: "carol")
        }
    }
}
