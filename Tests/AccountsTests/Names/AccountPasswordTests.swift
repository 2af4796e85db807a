import Accounts
import Testing

@Suite struct AccountPasswordTests {
    @Test(arguments: ["x", "correct horse battery staple", "grüße 🐴", "\\'\"$`"])
    func `anything that can be typed may be a password`(password: String) {
        #expect(AccountPassword.violation(Array(password.utf8)) == nil)
    }

    @Test func `the longest that crypt takes is taken`() {
        #expect(AccountPassword.violation([UInt8](repeating: 112, count: 511)) == nil)
        let violation = AccountPassword.violation([UInt8](repeating: 112, count: 512))
        #expect(violation?.contains("longer than 511 bytes") == true)
    }

    @Test(arguments: [
        ([], "is empty"), ([112, 0], "control character"), ([112, 13], "control character"),
        ([112, 10, 113], "control character"), ([0xFF, 0xFE], "not UTF-8"),
        ([0x67, 0xFC, 0x6E], "not UTF-8"), ([0xC3], "not UTF-8"),
    ])
    func `what no mail program could send is refused`(password: [UInt8], words: String) {
        let violation = AccountPassword.violation(password)
        #expect(violation?.contains(words) == true, "\(violation ?? "allowed")")
        #expect(violation?.contains("; ") == true)
    }
}
