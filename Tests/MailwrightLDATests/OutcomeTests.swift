import Outcomes
import Testing

@testable import mailwright_lda

@Suite struct OutcomeTests {
    @Test(
        arguments: [
            (Outcome.delivered, 0, nil), (.unknownUser, 67, "5.1.1 unknown user"),
            (.refused("no spam"), 77, "5.7.1 no spam"),
            (.failed(.temporary("disk full")), 75, "4.3.0 disk full"),
            (.failed(.configuration("no right")), 75, "4.3.5 no right"),
            (.failed(.temporary("two\nlines")), 75, "4.3.0 two?lines"),
        ] as [(Outcome, Int32, String?)])
    func `each has its exit status and line`(outcome: Outcome, status: Int32, line: String?) {
        #expect(outcome.exitStatus == status)
        #expect(outcome.statusLine == line)
    }
}
