import MaildirStorage
import TestSupport
import Testing

@testable import Delivery

@Suite struct StorePlaceTests {
    private let files: TemporaryDirectory
    private let maildir: Maildir

    init() throws {
        files = try TemporaryDirectory()
        maildir = Maildir(path: files.path("Maildir"))
        try maildir.create(.inbox)
        try maildir.create(FolderName(Array("Lists".utf8)))
    }

    private func isNew(_ name: String, create: Bool = false) throws -> Bool {
        try StorePlace(Array(name.utf8), in: maildir, create: create).isNew
    }

    @Test func `folders that are there need not be made`() throws {
        #expect(try !isNew("Lists"))
        #expect(try !isNew("inbox"))
        #expect(try !isNew("Lists", create: true))
    }

    @Test func `others are made, or refused`() throws {
        #expect(try isNew("New", create: true))
        #expect(files.list("Maildir") == [".Lists", "cur", "new", "tmp"])
        for (name, create, words) in [
            ("New", false, "there is no such mailbox"),
            ("a/b", true, "the mailbox name has a slash; the separator is a dot"),
        ] {
            let failure = #expect(throws: StoreFailure.self) { try isNew(name, create: create) }
            #expect(try failure?.permanentReason() == words)
        }
    }
}
