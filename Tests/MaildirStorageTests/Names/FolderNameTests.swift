import MaildirStorage
import Testing

@Suite struct FolderNameTests {
    @Test(arguments: [
        ("INBOX", ""), ("inbox", ""), ("Inbox", ""), ("Lists", ".Lists"),
        ("Lists.swift", ".Lists.swift"),
        ("INBOX.Work", ".INBOX.Work"), ("inbox.work.Inbox", ".INBOX.work.Inbox"),
        ("Inbox2.a", ".Inbox2.a"), ("inbox.\u{301}", ".INBOX.&AwE-"),
        ("A & B", ".A &- B"), ("Ärger", ".&AMQ-rger"), ("a~", ".a~"),
        ("-rf *", ".-rf *"),
    ])
    func `a name becomes a directory`(name: String, directory: String) throws {
        #expect(try FolderName(Array(name.utf8)).directory == directory)
    }

    @Test(
        arguments: [
            ("", .emptyPart), (".", .emptyPart), ("..", .emptyPart), (".a", .emptyPart),
            ("a.", .emptyPart), ("a..b", .emptyPart), ("../../etc", .emptyPart), ("/etc", .slash),
            ("a/b", .slash), ("a\u{0}b", .controlCharacter), ("a\nb", .controlCharacter),
            ("\u{7F}", .controlCharacter), ("\u{85}", .controlCharacter),
            ("a\u{2028}", .controlCharacter), ("~root", .tilde), ("~", .tilde),
            (String(repeating: "x", count: 255), .tooLong),
            (String(repeating: "ä", count: 100), .tooLong),
        ] as [(String, FolderNameError)])
    func `names that no Maildir can hold are refused`(name: String, error: FolderNameError) {
        #expect(throws: error) { try FolderName(Array(name.utf8)) }
    }

    @Test func `octets that are not UTF-8 are refused`() {
        #expect(throws: FolderNameError.notUTF8) { try FolderName([0x41, 0xFF]) }
        #expect(throws: FolderNameError.notUTF8) { try FolderName([0xC0, 0xAF]) }
    }

    @Test func `the longest name fits`() throws {
        let name = try FolderName([UInt8](repeating: 0x78, count: 254))
        #expect(name.directory.utf8.count == FolderName.lengthLimit)
    }

    @Test func `the encoded form is that of subscriptions`() throws {
        #expect(FolderName.inbox.encoded == "INBOX")
        #expect(try FolderName(Array("Ä.b".utf8)).encoded == "&AMQ-.b")
    }
}
