import Testing

@testable import Protocols

@Suite struct SessionAnswersTests {
    private let mailbox: [DovecotAuth.Field] = [.init("uid", "5"), .init("home", "/h/bob")]

    private func asked(_ line: String, allowsLookups: Bool = true) -> DovecotAuth.Session {
        var session = SessionTests.ready(allowsLookups: allowsLookups)
        #expect(session.receive(Array((line + "\n").utf8)).count == 1)
        return session
    }

    private func login(_ service: String, allowsLookups: Bool = true) -> DovecotAuth.Session {
        asked(
            "AUTH\t3\tPLAIN\tservice=\(service)\tresp=AEJPQgBzZWNyZXQ=",
            allowsLookups: allowsLookups)
    }

    @Test func `a right login is answered with the canonical name and the mailbox`() {
        var session = login("imap")
        #expect(
            session.answer(3, login: .accepted(user: Array("bob".utf8), fields: mailbox))
                == SessionTests.send("OK\t3\tuser=bob\tuid=5\thome=/h/bob\n"))
    }

    @Test func `the mailbox is not told where lookups are not allowed`() {
        var session = login("imap", allowsLookups: false)
        #expect(
            session.answer(3, login: .accepted(user: Array("bob".utf8), fields: mailbox))
                == SessionTests.send("OK\t3\tuser=bob\n"))
    }

    @Test func `a refused login has no reason`() {
        var session = login("smtp")
        #expect(session.answer(3, login: .refused) == SessionTests.send("FAIL\t3\tuser=BOB\n"))
    }

    @Test(arguments: ["imap", "pop3", "sieve", "lmtp", ""])
    func `an unavailable answer is a temporary failure`(service: String) {
        var session = login(service)
        #expect(
            session.answer(3, login: .unavailable)
                == SessionTests.send("FAIL\t3\tuser=BOB\tcode=temp_fail\n"))
    }

    @Test(arguments: ["smtp", "submission"])
    func `for Postfix an unavailable answer ends the connection`(service: String) {
        var session = login(service)
        #expect(session.answer(3, login: .unavailable) == [.close(.answerUnavailable)])
        #expect(session.receive(Array("USER\t9\tbob\n".utf8)).isEmpty)
    }

    @Test func `a verdict is taken once, and of its own kind only`() {
        var session = login("imap")
        #expect(session.answer(4, login: .refused).isEmpty)
        #expect(session.answer(3, login: .refused).count == 1)
        #expect(session.answer(3, login: .accepted(user: [0x62], fields: [])).isEmpty)
        var other = asked("USER\t3\tbob")
        #expect(other.answer(3, login: .refused).isEmpty)
    }

    @Test func `answers may come in another order`() {
        var session = asked("USER\t1\tann")
        #expect(session.receive(Array("USER\t2\tbob\n".utf8)).count == 1)
        #expect(session.answer(2, lookup: .unknown) == SessionTests.send("NOTFOUND\t2\n"))
        #expect(
            session.answer(1, lookup: .found(user: Array("ann".utf8), fields: mailbox))
                == SessionTests.send("USER\t1\tann\tuid=5\thome=/h/bob\n"))
    }

    @Test func `a lookup that cannot be answered fails`() {
        var session = asked("USER\t1\tann\tservice=smtp")
        #expect(
            session.answer(1, lookup: .unavailable)
                == SessionTests.send("FAIL\t1\treason=temporary failure\n"))
    }
}
