import Testing

@testable import Sieve

@Suite struct MailboxNameTests {
    @Test(arguments: ["INBOX", "a/b", "a.b", "Grüße", " ", "&", String(repeating: "x", count: 512)])
    func `names`(_ name: String) {
        #expect(MailboxName.problem(Array(name.utf8)) == nil)
    }

    @Test(
        arguments: [
            ([], "the name of the mailbox is empty; write for instance \"INBOX\""),
            ([0xFF], "the name of the mailbox is not UTF-8; save the script as UTF-8"),
            ([0x61, 0x0A], "the name of the mailbox has a control character; remove it"),
            ([0x00], "the name of the mailbox has a control character; remove it"),
            (
                [UInt8](repeating: 0x61, count: 513),
                "the name of the mailbox is longer than 512 bytes; use a shorter one"
            ),
        ] as [([UInt8], String)])
    func `what is no name`(_ name: [UInt8], _ message: String) {
        #expect(MailboxName.problem(name)?.message == message)
    }
}
