import Outcomes
import Testing

@testable import Delivery

@Suite struct StoreFailureTests {
    @Test func `what an admin must mend lasts`() throws {
        #expect(
            try StoreFailure(LookupFailure.configuration("no right")).permanentReason()
                == "no right")
    }

    @Test func `what may heal is thrown on`() {
        #expect(throws: LookupFailure.temporary("full")) {
            try StoreFailure(LookupFailure.temporary("full")).permanentReason()
        }
    }
}
