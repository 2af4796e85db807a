import Accounts
import Glibc
import Outcomes
import TestSupport
import Testing

@Suite struct MailboxHomesRootTests {
    let files: TemporaryDirectory

    init() throws { files = try TemporaryDirectory() }

    @Test func `a missing root is made with its parents, once`() throws {
        let homes = MailboxHomes(root: files.path("home/mailboxes"), owner: .ofThisProcess)
        #expect(try homes.makeRoot() == ["made the mailbox root \(files.path("home/mailboxes"))"])
        #expect(files.mode(of: "home/mailboxes") == 0o750)
        #expect(files.mode(of: "home") == 0o755)
        #expect(try homes.makeRoot().isEmpty)
    }

    @Test func `a root that is there keeps its mode`() throws {
        try files.makeDirectory("mail", mode: 0o711)
        #expect(
            try MailboxHomes(root: files.path("mail"), owner: .ofThisProcess).makeRoot().isEmpty)
        #expect(files.mode(of: "mail") == 0o711)
    }

    @Test func `a root of somebody else is told`() throws {
        try files.makeDirectory("mail")
        let other = FileOwnership(user: geteuid() + 1, group: getegid())
        let failure = #expect(throws: LookupFailure.self) {
            try MailboxHomes(root: files.path("mail"), owner: other).makeRoot()
        }
        #expect(failure?.reason.contains("belongs to uid \(geteuid()), not to the owner") == true)
    }

    @Test func `a root that can not be made leaves no parents behind`() throws {
        try files.write("home/file", "")
        let homes = MailboxHomes(root: files.path("home/a/../file"), owner: .ofThisProcess)
        #expect(throws: LookupFailure.self) { try homes.makeRoot() }
        #expect(files.list("home") == ["file"])
    }
}
