import Mail
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        ("bob", "example.org", "bob@example.org"), ("a b", "x.test", "\"a b\"@x.test"),
        ("a\"\\", "x.test", "\"a\\\"\\\\\"@x.test"), ("a.b", "x", "a.b@x"),
        (".a", "x", "\".a\"@x"), ("a..b", "x", "\"a..b\"@x"), ("a.", "x", "\"a.\"@x"),
        ("a@b", "x", "\"a@b\"@x"), ("", "x", "\"\"@x"), ("", "", ""), ("bob", "", "bob"),
        ("müller", "x", "müller@x"), ("a+b!#$%&'*-/=?^_`{|}~", "x", "a+b!#$%&'*-/=?^_`{|}~@x"),
        ("u", "[192.0.2.1]", "u@[192.0.2.1]"),
    ])
    func `the local part is quoted only where it must be`(
        localPart: String, domain: String, written: String
    ) {
        let address = MailAddress(localPart: Array(localPart.utf8), domain: Array(domain.utf8))
        #expect(String(decoding: address.bytes, as: UTF8.self) == written)
    }

    @Test func `only the empty address is the null sender`() {
        #expect(MailAddress(localPart: [], domain: []).isNull)
        #expect(!MailAddress(localPart: [], domain: [0x61]).isNull)
        #expect(!MailAddress(localPart: [0x61], domain: []).isNull)
    }
}
