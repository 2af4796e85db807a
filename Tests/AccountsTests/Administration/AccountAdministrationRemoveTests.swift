import Accounts
import Glibc
import Outcomes
import Testing

@Suite struct AccountAdministrationRemoveTests {
    let site: TestSite

    init() throws {
        site = try TestSite()
        try site.add("alice", fullNameAlias: "alice.example")
        try site.add("bob")
        _ = try site.administration.addAlias("pr@example.org", owner: "alice")
        _ = try site.administration.addAlias("cfo@example.org", owner: "bob")
    }

    @Test func `the account and its aliases go, the mail stays`() throws {
        let removed = try site.administration.remove("Alice")
        #expect(removed.username == "alice")
        #expect(removed.aliases.map(\.address) == ["pr@example.org"])
        #expect(removed.home == "\(site.root)/alice")
        #expect(site.homes == ["alice", "bob"])
        #expect(try site.directory.accounts().map(\.username) == ["bob"])
        #expect(try site.directory.aliases().map(\.address) == ["cfo@example.org"])
    }

    @Test func `a home that is not there is not claimed to stay`() throws {
        for part in ["Maildir/cur", "Maildir/new", "Maildir/tmp", "Maildir", ""] {
            #expect(rmdir("\(site.root)/alice/\(part)") == 0)
        }
        #expect(try site.administration.remove("alice").home == nil)
    }

    @Test func `when the database fails, nothing is removed`() throws {
        site.directory.failCommits(.temporary("down"))
        #expect(throws: AccountChangeFailure.failed(.temporary("down"))) {
            try site.administration.remove("alice")
        }
        #expect(try site.directory.accounts().count == 2)
        #expect(try site.directory.aliases().count == 2)
    }
}
