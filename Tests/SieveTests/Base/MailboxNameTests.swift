import Outcomes
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

    @Test(
        arguments: [
            ([], "is empty"),
            ([0xFF, 0x61], "is not UTF-8 or has a control character: \"\u{FFFD}a\""),
            ([0x61, 0x00], "is not UTF-8 or has a control character: \"a\0\""),
            ([UInt8](repeating: 0x61, count: 513), "is longer than 512 bytes"),
        ] as [([UInt8], String)])
    func `what a message makes of a name is no mistake of the script's encoding`(
        _ name: [UInt8], _ words: String
    ) {
        let failure = MailboxName.failure(name, at: 7)
        #expect(
            failure?.message == "on this message the name of the mailbox \(words); test the "
                + "variables before using them")
        #expect(failure?.offset == 7)
        #expect(MailboxName.failure(Array("a".utf8), at: 7) == nil)
    }

    @Test func `a name from a header that is no name fails where it is used`() throws {
        let result = try compile(
            """
            require ["fileinto", "variables"];
            if header :matches "subject" "*" { set "x" "${1}"; }
            fileinto "${x}";
            """
        ).run(
            message: message("Subject: \u{7}\n\n"), envelope: envelope,
            host: SieveHostWithoutMailboxes())
        let failure = try #require(result.failure)
        #expect((failure.line, failure.column) == (3, 10))
        #expect(
            failure.message.hasPrefix("on this message the name of the mailbox is not UTF-8 or"))
    }
}
