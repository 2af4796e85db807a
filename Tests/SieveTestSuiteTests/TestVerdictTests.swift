import SieveTestSuite
import Testing

@Suite struct TestVerdictTests {
    @Test func `an outcome is a success only if something ran and nothing failed`() {
        let good = TestVerdict(name: "good")
        let bad = TestVerdict(name: "bad", failure: "reason")
        #expect(TestOutcome(verdicts: [good]).isSuccess)
        #expect(!TestOutcome(verdicts: []).isSuccess)
        #expect(!TestOutcome(verdicts: [good, bad]).isSuccess)
        #expect(!TestOutcome(verdicts: [good], failures: ["it stopped"]).isSuccess)
    }
}
