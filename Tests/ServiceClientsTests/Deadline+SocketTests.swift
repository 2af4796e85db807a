import Glibc
import SystemClock
import Testing

@testable import ServiceClients

@Suite struct DeadlineSocketTests {
    @Test func `what is left is there in seconds and microseconds`() {
        let remaining = Deadline(after: .milliseconds(1500)).remaining
        #expect(remaining.tv_sec <= 1)
        #expect((1_000...999_000).contains(remaining.tv_usec))
    }

    @Test func `a moment in the past is never a wait for ever`() {
        let remaining = Deadline(after: .seconds(-3)).remaining
        #expect(remaining.tv_sec == 0)
        #expect(remaining.tv_usec == 1000)
    }
}
