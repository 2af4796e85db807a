import Glibc
import Testing

@testable import AuthServiceClient

@Suite struct DeadlineTests {
    @Test func `what is left shrinks`() {
        let deadline = Deadline(after: .milliseconds(1500))
        #expect((1300...1500).contains(deadline.remainingMilliseconds))
        #expect(deadline.remaining.tv_sec <= 1)
    }

    @Test func `a moment in the past leaves nothing, and never a wait for ever`() {
        let deadline = Deadline(after: .seconds(-3))
        #expect(deadline.remainingMilliseconds == 0)
        #expect(deadline.remaining.tv_sec == 0)
        #expect(deadline.remaining.tv_usec == 1000)
    }

    @Test func `a far moment fits`() {
        #expect(Deadline(after: .seconds(10_000_000)).remainingMilliseconds == .max)
    }
}
