import Mail
import Testing

@Suite struct RecipientDelimiterTests {
    private func split(_ localPart: String, _ set: String) -> (String, String?, String?) {
        let parts = RecipientDelimiter(Array(set.utf8)).split(localPart: Array(localPart.utf8))
        return (
            String(decoding: parts.user, as: UTF8.self),
            parts.detail.map { String(decoding: $0, as: UTF8.self) },
            parts.delimiter.map { String(UnicodeScalar($0)) }
        )
    }

    @Test(arguments: [
        ("bob+ext", "+", "bob", "ext", "+"), ("bob+", "+", "bob", "", "+"),
        ("bob+a+b", "+", "bob", "a+b", "+"), ("bob-a+b", "+-", "bob", "a+b", "-"),
        ("owner-list+x", "+", "owner-list", "x", "+"),
    ])
    func `the first delimiter splits`(
        localPart: String, set: String, user: String, detail: String, delimiter: String
    ) {
        #expect(split(localPart, set) == (user, detail, delimiter))
    }

    @Test(arguments: [
        ("bob", "+"), ("+ext", "+"), ("", "+"), ("bob+ext", ""), ("bob+ext", "-"),
        ("MAILER-DAEMON", "-"), ("Postmaster", "t"), ("double-bounce", "-"), ("Owner-list", "-"),
        ("list-Request", "+-"), ("-request", "+-"),
    ])
    func `these are not split`(localPart: String, set: String) {
        #expect(split(localPart, set) == (localPart, nil, nil))
    }
}
