import Delivery
import MaildirStorage
import Testing

@testable import mailwright_lda

@Suite struct OptionsRequestTests {
    private let account = Account(name: "bob", home: "/h/bob")

    private func options(_ arguments: String...) throws -> Options {
        try Options(parsing: arguments.map { Array($0.utf8) })
    }

    @Test(
        arguments: [
            (["-d", "bob", "-a", "Bob+x@a", "-r", "bob@a"], "Bob+x@a", "bob@a"),
            (["-d", "bob", "-r", "bob@a"], "bob@a", "bob@a"), (["-d", "bob@a"], "bob@a", nil),
            (["-d", "bob", "-a", ""], "bob", nil), ([], "bob", nil),
            (["-a", "<Bob@a>"], "Bob@a", nil),
        ] as [([String], String, String?)])
    func `the recipient is as near to the sender's as is known`(
        arguments: [String], recipient: String, final: String?
    ) throws {
        let request = try Options(parsing: arguments.map { Array($0.utf8) }).request(for: account)
        #expect(text(request.recipient) == recipient)
        #expect(request.finalRecipient.map(text) == final)
    }

    @Test(arguments: [
        ("a@x", "a@x"), ("<a@x>", "a@x"), ("", ""), ("<>", ""), ("MAILER-DAEMON", ""),
        ("mailer-daemon", ""), ("MAILER-DAEMON@x", "MAILER-DAEMON@x"), ("a b@x", "\"a b\"@x"),
        ("<<", ""),
    ])
    func `the sender loses its brackets`(argument: String, sender: String) throws {
        let request = try options("-f", argument).request(for: account)
        #expect(request.sender.map(text) == sender)
    }

    @Test func `without -f the sender is not known`() throws {
        #expect(try options("-d", "bob").request(for: account).sender == nil)
    }

    @Test func `paths are in the home`() throws {
        let request = try options().request(for: account)
        #expect(request.maildir.path == "/h/bob/Maildir")
        #expect(request.activeScript == "/h/bob/.dovecot.sieve")
        #expect(request.mailbox == Array("INBOX".utf8))
        #expect(try options("-o", "sieve=").request(for: account).activeScript == nil)
    }
}
