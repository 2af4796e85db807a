import Delivery
import MaildirStorage
import Outcomes
import Sieve
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
        let request = try Options(parsing: arguments.map { Array($0.utf8) }).request(
            for: account)
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
        #expect(
            try options("-o", "sieve=").request(for: account).activeScript == nil)
    }

    @Test func `settings of Sieve are those of the account and then of the options`() throws {
        let account = Account(
            name: "bob", home: "/h/bob",
            sieve: [("max_redirects", "9"), ("before", "/s/a.sieve"), ("global", "/s/global")])
        let options = try options("-o", "sieve_max_redirects=2", "-o", "sieve_after=/s/z.sieve")
        let request = try options.request(for: account)
        #expect(request.sieve.limits.redirects == 2)
        #expect(request.sieve.limits.actions == SieveLimits.default.actions)
        let site = request.sieve[SiteScripts.self]
        #expect(site.before == ["/s/a.sieve"])
        #expect(site.after == ["/s/z.sieve"])
    }

    /// Those of a newer mailwrightd: the mail waits, and no script does what it was to forbid.
    @Test(arguments: [
        ("nonsense", "1", "sieve_nonsense is no setting of Sieve; see mailwright sieve extensions"),
        ("max_actions", "0", "sieve_max_actions is 0; write 1 to 1000"),
        ("extensions", "-fileinto -new", "sieve_extensions names 'new', which is no extension"),
    ])
    func `a setting that can not be used is a failure`(
        name: String, value: String, words: String
    ) throws {
        let account = Account(
            name: "bob", home: "/h/bob", sieve: [("max_redirects", "9"), (name, value)])
        let options = try options()
        let failure = #expect(throws: LookupFailure.self) { try options.request(for: account) }
        guard case .configuration(let reason)? = failure else {
            Issue.record("not of the configuration: \(String(describing: failure))")
            return
        }
        #expect(reason.hasPrefix(words))
        #expect(reason.contains("the mail waits"))
    }

    @Test(arguments: [([], 300), (["-o", "delivery_time_limit=60"], 30)] as [([String], Int)])
    func `programs have to end long before the delivery has to`(
        arguments: [String], seconds: Int
    ) throws {
        let options = try Options(parsing: arguments.map { Array($0.utf8) })
        #expect(try options.request(for: account).sieve.limits.waitingSeconds == seconds)
        #expect(seconds < 1000 / 2)
    }
}
