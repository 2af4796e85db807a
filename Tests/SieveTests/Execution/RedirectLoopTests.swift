import Mail
import Testing

@testable import Sieve

@Suite struct RedirectLoopTests {
    private func reason(_ header: String, _ recipient: String) -> String? {
        RedirectLoop(
            header: MessageHeader(parsing: Array(header.utf8)),
            addresses: [Array("me@here".utf8), Array("My.Name@here".utf8), []]
        ).reason(against: Array(recipient.utf8))
    }

    @Test(arguments: [
        ("Delivered-To: a@x\n", "A@X"), ("X-Sieve-Redirected-From: a@x\n", "a@x"),
        ("X-Sieve-Redirected-From: b@x\nx-sieve-redirected-from: Me@Here\n", "a@x"),
        ("X-Sieve-Redirected-From: my.name@here\n", "a@x"), ("Delivered-To: me@here\n", "me@here"),
    ])
    func `places where the mail has been are refused`(header: String, recipient: String) {
        #expect(reason(header, recipient) != nil)
    }

    @Test(arguments: [
        ("", "a@x"), ("Delivered-To: me@here\n", "a@x"), ("To: a@x\n", "a@x"),
        ("Delivered-To: a@x.test\n", "a@x"), ("Delivered-To: <<\n", "a@x"),
    ])
    func `other places are allowed`(header: String, recipient: String) {
        #expect(reason(header, recipient) == nil)
    }
}
