import Glibc
import MaildirStorage
import Outcomes
import TestSupport
import Testing

@Suite struct MaildirTests {
    private let directory: TemporaryDirectory
    private let maildir: Maildir

    init() throws {
        directory = try TemporaryDirectory()
        maildir = Maildir(path: directory.path("Maildir"))
    }

    private func folder(_ name: String) throws -> FolderName {
        try FolderName(Array(name.utf8))
    }

    @Test func `a folder is created with all that belongs to it`() throws {
        let name = try folder("Lists.Ä")
        #expect(try !maildir.exists(name))
        try maildir.create(name)
        #expect(try maildir.exists(name))
        #expect(directory.list("Maildir") == [".Lists.&AMQ-", "cur", "new", "tmp"])
        #expect(directory.list("Maildir/.Lists.&AMQ-") == ["cur", "maildirfolder", "new", "tmp"])
        #expect(maildir.path(of: name) == directory.path("Maildir/.Lists.&AMQ-"))
    }

    @Test func `the INBOX always exists and is created without a marker`() throws {
        #expect(try maildir.exists(.inbox))
        try maildir.create(.inbox)
        #expect(directory.list("Maildir") == ["cur", "new", "tmp"])
        #expect(directory.mode(of: "Maildir") == 0o700)
    }

    @Test func `folders get the mode of the Maildir`() throws {
        try directory.makeDirectory("Maildir")
        #expect(chmod(directory.path("Maildir"), 0o750) == 0)
        try maildir.create(try folder("a"))
        #expect(directory.mode(of: "Maildir/.a") == 0o750)
        #expect(directory.mode(of: "Maildir/.a/new") == 0o750)
    }

    @Test func `creating what exists changes nothing`() throws {
        try maildir.create(try folder("a"))
        try directory.write("Maildir/.a/new/mail", "x")
        try maildir.create(try folder("a"))
        #expect(directory.list("Maildir/.a/new") == ["mail"])
    }

    @Test func `a half-made folder does not exist and is completed`() throws {
        try directory.makeDirectory("Maildir/.a/tmp")
        #expect(try !maildir.exists(try folder("a")))
        try maildir.create(try folder("a"))
        #expect(directory.list("Maildir/.a") == ["cur", "maildirfolder", "new", "tmp"])
    }

    @Test func `the directory above is never created`() throws {
        let lost = Maildir(path: directory.path("not-mounted/u/Maildir"))
        #expect(throws: LookupFailure.self) { try lost.create(.inbox) }
        #expect(directory.list() == [])
    }

    @Test func `a file in the way is a configuration failure`() throws {
        try directory.write("Maildir", "")
        let failure = #expect(throws: LookupFailure.self) { try maildir.create(try folder("a")) }
        guard case .configuration = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `subscriptions are added once`() throws {
        try maildir.create(.inbox)
        try maildir.subscribe(try folder("Lists.Ä"))
        try maildir.subscribe(try folder("b"))
        try maildir.subscribe(try folder("Lists.Ä"))
        #expect(directory.text("Maildir/subscriptions") == "V\t2\n\nLists\t&AMQ-\nb\n")
    }
}
