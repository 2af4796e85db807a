import Sieve
import Testing

/// The host and the performer of the article "Run a script".
@Suite struct SiteTests {
    private func lines(_ text: String) throws -> [String] {
        try carryOut(compile(text), on: Array("Subject: x\r\n\r\ny\r\n".utf8), envelope)
    }

    @Test(arguments: [
        ("", ["store in INBOX"]), ("discard;", []),
        ("redirect :copy \"a@b.test\";", ["send to a@b.test", "store in INBOX"]),
        ("if mailboxexists \"Archive\" { fileinto \"Archive\"; }", ["store in Archive"]),
        ("if mailboxexists \"Other\" { fileinto \"Other\"; }", ["store in INBOX"]),
        ("if currentdate :zone \"+0000\" \"year\" \"2009\" { discard; }", []),
    ])
    func `a script asks the host, and the performer does what it wants`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(
            try lines("require [\"copy\", \"date\", \"fileinto\", \"mailbox\"]; \(text)")
                == expected)
    }

    @Test func `what the performer does not offer fails`() {
        #expect(throws: (any Error).self) {
            try lines("require \"duplicate\"; if duplicate :uniqueid \"x\" { discard; }")
        }
    }
}
