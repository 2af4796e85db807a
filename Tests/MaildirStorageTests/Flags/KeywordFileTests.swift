import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct KeywordFileTests {
    private let directory: TemporaryDirectory
    private let file: KeywordFile

    init() throws {
        directory = try TemporaryDirectory()
        file = KeywordFile(folderPath: directory.path)
    }

    private func letters(_ keywords: String...) throws -> String {
        String(decoding: try file.letters(of: keywords.map { Array($0.utf8) }), as: UTF8.self)
    }

    @Test func `new keywords are added`() throws {
        #expect(try letters("todo", "$Junk") == "ab")
        #expect(try letters("$junk") == "b")
        #expect(try letters("later", "todo") == "ac")
        #expect(directory.text("dovecot-keywords") == "0 todo\n1 $Junk\n2 later\n")
        #expect(directory.list() == ["dovecot-keywords"])
        #expect(directory.mode(of: "dovecot-keywords") == 0o600)
    }

    @Test func `known keywords do not touch the file`() throws {
        try directory.write("dovecot-keywords", "0 todo\n")
        let inode = directory.inode(of: "dovecot-keywords")
        #expect(try letters("todo") == "a")
        #expect(directory.inode(of: "dovecot-keywords") == inode)
    }

    @Test func `no keywords need no file`() throws {
        #expect(try letters() == "")
        #expect(directory.list() == [])
    }

    @Test func `keywords beyond the last letter get none`() throws {
        let lines = (0..<26).map { "\($0) k\($0)\n" }.joined()
        try directory.write("dovecot-keywords", lines)
        #expect(try letters("k25", "more") == "z")
        #expect(directory.text("dovecot-keywords") == lines)
    }
}
