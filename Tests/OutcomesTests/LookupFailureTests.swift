import Outcomes
import Testing

@Suite struct LookupFailureTests {
    @Test func `the reason is the text of either kind`() {
        #expect(LookupFailure.temporary("disk full").reason == "disk full")
        #expect(LookupFailure.configuration("no such map").reason == "no such map")
    }

    @Test func `temporary and configuration differ although the text is the same`() {
        #expect(LookupFailure.temporary("x") != LookupFailure.configuration("x"))
    }
}
