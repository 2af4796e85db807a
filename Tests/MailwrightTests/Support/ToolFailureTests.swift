import Accounts
import Outcomes
import Testing

@testable import mailwright

@Suite struct ToolFailureTests {
    struct Other: Error, CustomStringConvertible { let description = "something else" }

    @Test(arguments: [
        (AccountChangeFailure.refused("a; b") as any Error, ToolFailure.refused("a; b"), 1),
        (AccountChangeFailure.failed(.temporary("down")), .refused("down"), 1),
        (AccountChangeFailure.failed(.configuration("none")), .configuration("none"), 2),
        (LookupFailure.temporary("down"), .refused("down"), 1),
        (LookupFailure.configuration("none"), .configuration("none"), 2),
        (ToolFailure.configuration("f:1: bad"), .configuration("f:1: bad"), 2),
        (Complaint(file: "f", line: 1, "bad"), .refused("f:1: bad"), 1),
        (Other(), .refused("something else"), 1),
    ])
    func `every failure has its text and its exit status`(
        error: any Error, failure: ToolFailure, status: Int
    ) {
        #expect(ToolFailure(error) == failure)
        #expect(Int(ToolFailure(error).status) == status)
        #expect("\(ToolFailure(error))" == failure.description)
    }
}
