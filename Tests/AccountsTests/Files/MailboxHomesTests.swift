import Accounts
import Glibc
import Outcomes
import TestSupport
import Testing

@Suite struct MailboxHomesTests {
    let site: TestSite
    var homes: MailboxHomes { MailboxHomes(root: site.root + "/", owner: .ofThisProcess) }

    init() throws { site = try TestSite() }

    @Test func `a home stands directly below the root`() {
        #expect(homes.home(of: "alice") == "\(site.root)/alice")
    }

    @Test(arguments: ["", "..", ".", "../x", "a/b", "/etc", "a\0b", "-x"])
    func `no name leads out of the root`(name: String) {
        #expect(homes.home(of: name) == nil)
        #expect(!homes.exists(name))
        #expect(throws: LookupFailure.self) { try homes.make(for: name) }
        #expect(site.homes.isEmpty)
    }

    @Test func `the mailbox is a Maildir, and undoing removes all of it`() throws {
        var maker = try homes.make(for: "alice")
        #expect(homes.exists("alice"))
        #expect(maker.made.count == 5)
        #expect(site.mode("alice/Maildir/new") == 0o700)
        maker.undo()
        #expect(site.homes.isEmpty)
    }

    @Test func `a home whose mailbox can not be made leaves nothing behind`() throws {
        try site.files.write("root/alice/Maildir", "")
        #expect(throws: LookupFailure.self) { try homes.make(for: "alice") }
        #expect(site.files.list("root/alice") == ["Maildir"])
    }

    @Test func `a root that is a link to a directory is fine`() throws {
        let link = site.files.path("link")
        #expect(symlink(site.root, link) == 0)
        _ = try MailboxHomes(root: link, owner: .ofThisProcess).make(for: "alice")
        #expect(site.homes == ["alice"])
    }

    @Test func `a missing root says how to make it`() {
        let homes = MailboxHomes(root: site.root + "/none", owner: .ofThisProcess)
        let failure = #expect(throws: LookupFailure.self) { try homes.make(for: "alice") }
        #expect(failure?.reason.contains("run mailwright init") == true)
    }
}
