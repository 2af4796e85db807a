import Delivery
import MaildirStorage
import Sieve
import Synchronization
import Testing

@testable import mailwright_lda

@Suite struct OptionsRequestTests {
    private let account = Account(name: "bob", home: "/h/bob")

    private struct Silent: DeliveryLog {
        func info(_ line: String) {}
        func warning(_ line: String) {}
        func error(_ line: String) {}
    }

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
        let request = try Options(parsing: arguments.map { Array($0.utf8) }).request(
            for: account, log: Silent())
        #expect(text(request.recipient) == recipient)
        #expect(request.finalRecipient.map(text) == final)
    }

    @Test(arguments: [
        ("a@x", "a@x"), ("<a@x>", "a@x"), ("", ""), ("<>", ""), ("MAILER-DAEMON", ""),
        ("mailer-daemon", ""), ("MAILER-DAEMON@x", "MAILER-DAEMON@x"), ("a b@x", "\"a b\"@x"),
        ("<<", ""),
    ])
    func `the sender loses its brackets`(argument: String, sender: String) throws {
        let request = try options("-f", argument).request(for: account, log: Silent())
        #expect(request.sender.map(text) == sender)
    }

    @Test func `without -f the sender is not known`() throws {
        #expect(try options("-d", "bob").request(for: account, log: Silent()).sender == nil)
    }

    @Test func `paths are in the home`() throws {
        let request = try options().request(for: account, log: Silent())
        #expect(request.maildir.path == "/h/bob/Maildir")
        #expect(request.activeScript == "/h/bob/.dovecot.sieve")
        #expect(request.mailbox == Array("INBOX".utf8))
        #expect(
            try options("-o", "sieve=").request(for: account, log: Silent()).activeScript == nil)
    }

    @Test func `settings of Sieve are those of the account and then of the options`() throws {
        let account = Account(
            name: "bob", home: "/h/bob",
            sieve: [
                ("max_redirects", "9"), ("before", "/s/a.sieve"), ("nonsense", "1"),
                ("max_actions", "0"), ("global", "/s/global"),
            ])
        let options = try options("-o", "sieve_max_redirects=2", "-o", "sieve_after=/s/z.sieve")
        let log = Lines()
        let request = options.request(for: account, log: log)
        #expect(request.sieve.limits.redirects == 2)
        #expect(request.sieve.limits.actions == SieveLimits.default.actions)
        let site = request.sieve[SiteScripts.self]
        #expect(site.before == ["/s/a.sieve"])
        #expect(site.after == ["/s/z.sieve"])
        // What can not be used does not stop mail.
        #expect(
            log.all.withLock { $0 } == [
                "user=bob, sieve_nonsense is no setting of Sieve; see mailwright sieve extensions;"
                    + " it is left out",
                "user=bob, sieve_max_actions is 0; write 1 to 1000; it is left out",
            ])
    }

    private final class Lines: DeliveryLog {
        let all = Mutex<[String]>([])
        func info(_ line: String) {}
        func warning(_ line: String) {}
        func error(_ line: String) { all.withLock { $0.append(line) } }
    }
}
