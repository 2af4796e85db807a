import Outcomes
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct MaildirIDsTests {
    private let directory: TemporaryDirectory
    private let guid = "0123456789abcdef0123456789abcdef"

    init() throws {
        directory = try TemporaryDirectory()
        for folder in ["m", "m/.Lists", "m/.Gr&APwA3w-e", "m/.bad&", "m/..x"] {
            try directory.makeDirectory(folder)
        }
    }

    private func folder(_ guid: String) throws -> String? {
        let maildir = Maildir(path: directory.path("m"))
        return try maildir.folder(withGUID: Array(guid.utf8))?.name
    }

    @Test func `a folder is found by what Dovecot wrote`() throws {
        try directory.write(
            "m/.Gr&APwA3w-e/dovecot-uidlist", "3 V1700000000 N7 G\(guid)\n1 :1.host,S=5\n")
        #expect(try folder(guid) == "Grüße")
        #expect(try folder(guid.uppercased()) == nil)
        #expect(try folder("1" + guid.dropFirst()) == nil)
    }

    @Test func `the INBOX too`() throws {
        try directory.write("m/dovecot-uidlist", "3 V1 N1 G\(guid)\n")
        #expect(try folder(guid) == "INBOX")
    }

    @Test func `folders that can be none are passed over`() throws {
        try directory.write("m/.bad&/dovecot-uidlist", "3 V1 N1 G\(guid)\n")
        #expect(try folder(guid) == nil)
    }

    @Test(arguments: [
        "", "3 V1 N1\n", "3 V1 N1 G01\n", "1 V1 N1 G0123456789abcdef0123456789abcdef\n",
        "3 V1 N1 G0123456789abcdef0123456789abcdef",
    ])
    func `a list without a GUID has none`(content: String) throws {
        try directory.write("m/.Lists/dovecot-uidlist", content)
        #expect(try folder(guid) == nil)
    }

    @Test func `a Maildir that is not there has no folders`() throws {
        #expect(try Maildir(path: "/nowhere").folder(withGUID: Array(guid.utf8)) == nil)
        #expect(try Maildir(path: "/nowhere").folder(withGUID: Array("x".utf8)) == nil)
    }

    @Test func `what can not be read is a failure`() throws {
        try directory.makeDirectory("m/.Lists/dovecot-uidlist")
        #expect(throws: LookupFailure.self) { try folder(guid) }
    }
}
