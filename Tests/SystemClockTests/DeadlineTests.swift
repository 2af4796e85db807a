import SystemClock
import Testing

@Suite struct DeadlineTests {
    @Test func `what is left shrinks`() {
        let deadline = Deadline(after: .milliseconds(1500))
        #expect((1300...1500).contains(deadline.remainingMilliseconds))
        #expect(!deadline.hasPassed)
    }

    @Test func `a moment in the past leaves nothing`() {
        let deadline = Deadline(after: .seconds(-3))
        #expect(deadline.remainingMilliseconds == 0)
        #expect(deadline.hasPassed)
    }

    @Test func `the later of two moments counts`() {
        let near = Deadline(after: .zero).atLeast(after: .seconds(5))
        #expect((4_800...5_000).contains(near.remainingMilliseconds))
        let far = Deadline(after: .seconds(60)).atLeast(after: .seconds(5))
        #expect((59_800...60_000).contains(far.remainingMilliseconds))
    }

    @Test func `a far moment fits`() {
        #expect(Deadline(after: .seconds(10_000_000)).remainingMilliseconds == .max)
    }
}
