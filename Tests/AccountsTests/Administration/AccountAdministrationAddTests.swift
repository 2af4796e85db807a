import Accounts
import Glibc
import Outcomes
import TestSupport
import Testing

@Suite struct AccountAdministrationAddTests {
    let site: TestSite

    init() throws { site = try TestSite() }

    @Test func `an account comes with a home and an empty mailbox, for its owner alone`() throws {
        let added = try site.add("alice", fullNameAlias: "alice.example")
        #expect(added.username == "alice")
        #expect(added.home == "\(site.root)/alice")
        for part in [
            "alice", "alice/Maildir", "alice/Maildir/cur", "alice/Maildir/new",
            "alice/Maildir/tmp",
        ] {
            #expect(site.mode(part) == 0o700, "\(part)")
        }
        let account = try site.administration.account(named: "ALICE").account
        #expect(account.fullNameAlias == "alice.example")
        #expect(account.isEnabled)
        #expect(site.directory.current.actors == ["tester"])
    }

    @Test func `names are stored in lower case`() throws {
        #expect(try site.add("Alice", fullNameAlias: "Alice.Example").username == "alice")
        #expect(site.directory.current.accounts.first?.fullNameAlias == "alice.example")
        #expect(site.homes == ["alice"])
    }

    @Test(arguments: [
        ("..", #"the name ".." begins with ".""#),
        ("a/b", #"the name "a/b" holds "/""#),
        ("-rf", #"the name "-rf" begins with "-""#),
        ("alice@example.org", #"holds an "@"; give the part before it alone"#),
        ("a\nb", #"the name "a?b" holds a control character"#),
        ("postmaster", #"the name "postmaster" is reserved; add it as an alias"#),
        ("Root", #"the name "root" is reserved"#),
        ("a+b", #"the name "a+b" holds "+"; use letters"#),
        ("", "is empty; choose a name"),
    ])
    func `a name that breaks a rule is refused, and nothing is made`(
        name: String, words: String
    ) throws {
        let failure = #expect(throws: AccountChangeFailure.self) { try site.add(name) }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
        #expect(failure?.description.contains("\n") == false)
        #expect(site.directory.current.accounts.isEmpty)
        #expect(site.homes.isEmpty)
    }

    @Test(arguments: [
        ("alice", nil, "by the account alice"),
        ("ALICE", nil, "by the account alice"),
        ("alice.example", nil, "by the full-name alias of alice"),
        ("pr", nil, "by the alias pr@example.net of alice"),
        ("bob", "Alice", "by the account alice"),
        ("bob", "alice.example", "by the full-name alias of alice"),
        ("bob", "pr", "by the alias pr@example.net of alice"),
    ])
    func `a name that is taken is refused, and the holder is told`(
        name: String, alias: String?, words: String
    ) throws {
        try site.add("alice", fullNameAlias: "alice.example")
        _ = try site.administration.addAlias("pr@example.net", owner: "alice")
        let failure = #expect(throws: AccountChangeFailure.self) {
            try site.add(name, fullNameAlias: alias)
        }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
        #expect(site.directory.current.accounts.count == 1)
        #expect(site.homes == ["alice"])
    }

    @Test func `asking early refuses the same names, and makes nothing`() throws {
        try site.add("alice", fullNameAlias: "alice.example")
        for name in ["ALICE", "alice.example", "..", "postmaster"] {
            #expect(throws: AccountChangeFailure.self) {
                try site.administration.check(NewAccount(username: name, passwordHash: []))
            }
        }
        try site.administration.check(NewAccount(username: "bob", passwordHash: []))
        #expect(site.homes == ["alice"])
        #expect(site.directory.current.accounts.count == 1)
    }

    @Test func `a full-name alias that is the name itself is refused`() {
        #expect(throws: AccountChangeFailure.self) { try site.add("alice", fullNameAlias: "Alice") }
    }

    @Test func `a real name is one line`() {
        #expect(throws: AccountChangeFailure.self) {
            try site.administration.add(
                NewAccount(username: "alice", realName: "A\nB", passwordHash: []))
        }
    }

    @Test func `mail of an earlier account is not handed to the next one by accident`() throws {
        try site.add("alice")
        _ = try site.administration.remove("alice")
        let failure = #expect(throws: AccountChangeFailure.self) { try site.add("alice") }
        #expect(failure?.description.contains("--use-existing-home") == true)
        #expect(site.directory.current.accounts.isEmpty)
        _ = try site.administration.add(
            NewAccount(username: "alice", passwordHash: []), usesExistingHome: true)
        #expect(site.directory.current.accounts.map(\.username) == ["alice"])
    }

    @Test func `a home that can not be made undoes the account`() throws {
        #expect(rmdir(site.root) == 0)
        let failure = #expect(throws: AccountChangeFailure.self) { try site.add("alice") }
        #expect(failure?.description.contains("run mailwright init") == true)
        #expect(site.directory.current.accounts.isEmpty)
    }

    @Test func `a database that fails in the end undoes the home`() throws {
        site.directory.failCommits(.temporary("the disk is full"))
        #expect(throws: AccountChangeFailure.failed(.temporary("the disk is full"))) {
            try site.add("alice")
        }
        #expect(site.homes.isEmpty)
        #expect(site.directory.current.accounts.isEmpty)
    }

    @Test func `undoing leaves a home that was there before`() throws {
        try site.files.write("root/alice/Maildir/new/1", "mail")
        site.directory.failCommits(.temporary("the disk is full"))
        #expect(throws: AccountChangeFailure.self) {
            try site.administration.add(
                NewAccount(username: "alice", passwordHash: []), usesExistingHome: true)
        }
        #expect(site.files.text("root/alice/Maildir/new/1") == "mail")
        #expect(site.files.list("root/alice/Maildir") == ["new"])
    }
}
