import Protocols
import Testing

@Suite struct SessionErrorTests {
    @Test(arguments: [
        (DovecotAuth.SessionError.lineTooLong, "a line is longer than 16384 bytes"),
        (.unsupportedVersion, "the client does not begin with VERSION 1"),
        (.malformed(command: "AUTH"), "malformed AUTH command"),
        (.duplicateRequest(3), "request 3 is asked twice"),
        (.tooManyRequests, "more than 64 requests wait for their answers"),
        (.answerUnavailable, "no answer for now, and the client knows only wrong or right"),
    ])
    func `each is a line for the log`(error: DovecotAuth.SessionError, text: String) {
        #expect(error.description == text)
    }
}
