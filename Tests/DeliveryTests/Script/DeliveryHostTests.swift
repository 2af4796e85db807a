import MaildirStorage
import TestSupport
import Testing

@testable import Delivery

@Suite struct DeliveryHostTests {
    @Test(arguments: [
        ("INBOX", true), ("a", true), ("b", false), ("a/b", false), ("", false), ("a..b", false),
        ("a\u{0}", false),
    ])
    func `a mailbox exists if the Maildir has it`(name: String, exists: Bool) throws {
        let directory = try TemporaryDirectory()
        try directory.makeDirectory("Maildir/.a/cur")
        let host = DeliveryHost(
            DeliveryRequest(
                user: "u", maildir: Maildir(path: directory.path("Maildir")), recipient: []))
        #expect(try host.mailboxExists(Array(name.utf8)) == exists)
    }
}
