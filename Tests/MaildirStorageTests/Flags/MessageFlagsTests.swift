import Testing

@testable import MaildirStorage

@Suite struct MessageFlagsTests {
    private func flags(_ names: String...) -> MessageFlags {
        MessageFlags(names.map { Array($0.utf8) })
    }

    @Test func `system flags are sorted letters, each once`() {
        let all = flags("\\Seen", "\\FLAGGED", "\\Draft", "\\deleted", "\\Answered", "\\seen")
        #expect(String(decoding: all.letters, as: UTF8.self) == "DFRST")
        #expect(all.keywords.isEmpty)
    }

    @Test func `keywords keep their order, each once in any case`() {
        let all = flags("$Junk", "todo", "$JUNK")
        #expect(all.keywords == [Array("$Junk".utf8), Array("todo".utf8)])
        #expect(all.letters.isEmpty)
    }

    @Test(arguments: ["", "\\Recent", "\\", "a b", "a\nb", "\u{0}", "ä", "a(b", "100%", "a\"", "]"])
    func `what IMAP does not allow is dropped`(name: String) {
        #expect(flags(name).isEmpty)
    }

    @Test func `a keyword too long for a line of the file is dropped`() {
        #expect(flags(String(repeating: "k", count: 256)).isEmpty)
        #expect(!flags(String(repeating: "k", count: 255)).isEmpty)
    }
}
