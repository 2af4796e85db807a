import Accounts
import Testing

@Suite struct AccountChangeTokenTests {
    @Test func `tokens are equal when all their numbers are`() {
        #expect(AccountChangeToken(1, 2) == AccountChangeToken(1, 2))
        #expect(AccountChangeToken(1, 2) != AccountChangeToken(2, 1))
        #expect(AccountChangeToken(1) != AccountChangeToken(1, 0))
    }
}
