import Accounts
import Outcomes
import Testing

@Suite struct AccountChangeFailureTests {
    @Test(arguments: [
        (AccountChangeFailure.refused("wrong; mend it"), "wrong; mend it"),
        (.failed(.temporary("the disk is full")), "the disk is full"),
        (.failed(.configuration("no such user")), "no such user"),
    ])
    func `the description is the line for the admin`(failure: AccountChangeFailure, line: String) {
        #expect(failure.description == line)
    }
}
