import Accounts
import Testing

@Suite struct AccountNameTests {
    @Test(arguments: [
        "alice", "Alice", "a", "0", "alice.example", "a_b-c.d", "_x", "9lives",
        String(repeating: "a", count: 64),
    ])
    func `ordinary names are fine`(name: String) {
        #expect(AccountName.violation(name.utf8) == nil)
        #expect(AccountName.violationOfNew(name.utf8, recipientDelimiter: [43]) == nil)
    }

    @Test(arguments: [
        ("", "is empty"), (".", "begins with \".\""), ("..", "begins with \".\""),
        (".hidden", "begins with \".\""), ("-option", "begins with \"-\""),
        ("../etc", "holds \"/\""), ("a/b", "holds \"/\""), ("/", "holds \"/\""),
        ("a\0b", "NUL"), ("a\nb", "control character"), ("a\tb", "control character"),
        ("a\u{7F}", "control character"), ("a b", "a space"), ("a:b", "holds \":\""),
        ("a%u", "holds \"%\""), ("a\\b", "holds \"\\\""), ("a'b", "holds \"'\""),
        ("grüße", "not US-ASCII"), ("a@b", "holds an \"@\""), ("a+b", "holds \"+\""),
        (String(repeating: "a", count: 65), "longer than 64 bytes"),
    ])
    func `a name that could do harm is refused with what to do`(name: String, words: String) {
        for violation in [
            AccountName.violation(name.utf8),
            AccountName.violationOfNew(name.utf8, recipientDelimiter: []),
        ] {
            #expect(violation?.contains(words) == true, "\(violation ?? "allowed")")
            #expect(violation?.contains("; ") == true)
        }
    }

    @Test(arguments: [
        ("a..b", "two in a row"), ("a.", "at its end"), ("a-b", "recipient delimiter \"-\""),
        ("postmaster", "reserved"), ("MAILER-DAEMON", "recipient delimiter"), ("Root", "reserved"),
    ])
    func `more is asked of a new name than of one that is there`(name: String, words: String) {
        #expect(AccountName.violation(name.utf8) == nil)
        let violation = AccountName.violationOfNew(name.utf8, recipientDelimiter: [43, 45])
        #expect(violation?.contains(words) == true, "\(violation ?? "allowed")")
    }

    @Test func `bytes that are not UTF-8 are refused as well`() {
        #expect(AccountName.violation([0x61, 0xFF]) != nil)
        #expect(AccountName.violation([0xC0, 0xAE, 0xC0, 0xAE]) != nil)
    }
}
