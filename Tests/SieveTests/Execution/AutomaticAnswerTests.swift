import Mail
import Testing

@testable import Sieve

/// Vacation and reject test the header fields in their own way.
@Suite struct AutomaticAnswerTests {
    @Test(arguments: [
        "MAILER-DAEMON", "owner-list", "list-request", "list-owner", "bounces", "No-Reply",
        "x-bounces",
    ])
    func `addresses of programs`(_ name: String) {
        #expect(
            AutomaticAnswer.isRobot(
                MailAddress(localPart: Array(name.utf8), domain: Array("a.test".utf8))))
    }

    @Test(arguments: ["ann", "owner", "request", "bounce.ann", "postmaster"])
    func `addresses of people`(_ name: String) {
        #expect(
            !AutomaticAnswer.isRobot(
                MailAddress(localPart: Array(name.utf8), domain: Array("a.test".utf8))))
    }
}
