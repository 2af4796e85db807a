import Mail
import Testing

@testable import Sieve

@Suite struct SieveAddressTests {
    @Test(arguments: [
        ("a@b.example", "a@b.example"), (" a@b.example ", "a@b.example"),
        ("Name <a@b.example>", "a@b.example"), ("<a@b.example>", "a@b.example"),
        ("\"Last, First\" <a@b.example>", "a@b.example"),
        ("\"<x@y.example>\" <a@b.example>", "a@b.example"),
        ("Grüße <a@b.example>", "a@b.example"), ("a@b.example (comment)", "a@b.example"),
        ("(a (nested) comment) a@b.example", "a@b.example"), ("a@[192.0.2.1]", "a@[192.0.2.1]"),
        ("\"a b\"@c.example", "\"a b\"@c.example"), ("\"ab\"@c.example", "ab@c.example"),
        ("\"a(b\"@c.example", "\"a(b\"@c.example"), ("\"a(b)\"@c.example", "\"a(b)\"@c.example"),
        ("\"a<b\"@c.example", "\"a<b\"@c.example"), ("X <\"a>b\"@c.example>", "\"a>b\"@c.example"),
        ("\"a\\\"(b\"@c.example", "\"a\\\"(b\"@c.example"),
        ("a @ b.example", "a@b.example"), ("Name < a @b.example >", "a@b.example"),
        ("\"a b\" @b.example", "\"a b\"@b.example"), ("a.b+c=d@e-f.example", "a.b+c=d@e-f.example"),
        ("a@localhost", "a@localhost"),
    ])
    func `an address, with a name or without`(_ text: String, _ expected: String) {
        #expect(
            SieveAddress.parse(Array(text.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
                == expected)
    }

    @Test(arguments: [
        "", "a", "@b.example", "a@", "a@@b.example", "a b@c.example", "a@b c.example",
        "a@b.example, c@d.example", "group: a@b.example;", "<@route.example:a@b.example>",
        "a@b.example>", "<a@b.example", "x <a@b.example> y", "a@b..example", ".a@b.example",
        "a.@b.example", "ä@b.example", "a@ö.example", "\"\"@b.example", "\"a@b.example",
        "a@b.example\r\nBcc: c@d.example", "a@b.example (open", "a@b.example\u{0}", "<>",
    ])
    func `everything else is none`(_ text: String) {
        #expect(SieveAddress.parse(Array(text.utf8)) == nil)
    }
}
