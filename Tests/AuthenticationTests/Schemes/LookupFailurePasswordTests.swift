import Crypt
import Outcomes
import Testing

@testable import Authentication

@Suite struct LookupFailurePasswordTests {
    @Test func `a lack of memory is temporary`() {
        let failure = CryptFailure.unavailable(errno: 12)
        #expect(LookupFailure(failure) == .temporary(failure.description))
    }

    @Test(arguments: [
        CryptFailure.unavailable(errno: 22), .unavailable(errno: 38), .unavailable(errno: 95),
    ])
    func `anything else stays until an admin changes it`(failure: CryptFailure) {
        #expect(LookupFailure(failure) == .configuration(failure.description))
    }
}
