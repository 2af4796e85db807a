import Authentication
import Testing

@Suite struct LoginAttemptTests {
    @Test func `the description is for the log`() {
        var attempt = LoginAttempt(
            login: Array("Bob@example.org".utf8), password: Array("sesame".utf8), service: "imap",
            remoteAddress: "2001:db8::1")
        #expect(attempt.description == "login=Bob@example.org service=imap remote=2001:db8::1")
        attempt.session = "x+1"
        attempt.remoteAddress = nil
        #expect(
            attempt.description == "login=Bob@example.org service=imap remote=unknown session=x+1")
    }

    @Test func `no byte of the user forges a log line`() {
        let attempt = LoginAttempt(
            login: Array("bob\n service=x\u{1B}[2J\0\u{F6}".utf8), password: [],
            service: "im\nap", remoteAddress: "1\r2", session: "a b")
        #expect(
            attempt.description
                == "login=bob??service=x?[2J??? service=im?ap remote=1?2 session=a?b"
        )
    }

    @Test func `a long name is cut`() {
        let attempt = LoginAttempt(
            login: [UInt8](repeating: 0x61, count: 1000), password: [], service: "imap")
        #expect(attempt.description.utf8.count < 200)
    }

    @Test func `no way of printing shows the password`() {
        let attempt = LoginAttempt(
            login: Array("bob".utf8), password: Array("sesame".utf8), service: "imap")
        var dumped = "\(attempt) \(String(reflecting: attempt))"
        dump(attempt, to: &dumped)
        #expect(dumped.contains("login=bob"))
        #expect(!dumped.contains("sesame"))
        #expect(!dumped.contains("115, 101"))
    }
}
