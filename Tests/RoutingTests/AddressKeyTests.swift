import Testing

@testable import Routing

@Suite struct AddressKeyTests {
    @Test(arguments: [
        ("Bob@Example.org", "Bob", "Example.org"),
        ("bob+x@example.org", "bob+x", "example.org"),
        ("\"a b\"@example.org", "a b", "example.org"),
        ("\"a@b\"@example.org", "a@b", "example.org"),
        ("a b@example.org", "a b", "example.org"),
        ("bob@[192.0.2.1]", "bob", "[192.0.2.1]"),
        ("bøb@exämple.org", "bøb", "exämple.org"),
    ])
    func `an address has two parts`(key: String, localPart: String, domain: String) throws {
        let address = try #require(AddressKey(bytes(key)))
        #expect(address.localPart == bytes(localPart))
        #expect(address.domain == bytes(domain))
    }

    @Test(arguments: [
        "", "*", "<>", "example.org", "[192.0.2.1]", "bob", "@example.org", "bob@", "a@b@c",
        "<bob@example.org>", "\"\"@example.org", "@", "b\u{1}b@example.org",
    ])
    func `anything else is no address`(key: String) {
        #expect(AddressKey(bytes(key)) == nil)
    }

    @Test func `a very long key is no address`() {
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: AddressKey.lengthLimit)
        #expect(AddressKey(long + bytes("@example.org")) == nil)
    }

    @Test(
        arguments: [
            ("bob", "d", ["bob@d"]), ("a b", "d", ["\"a b\"@d", "a b@d"]),
            ("a b", "", ["\"a b\"", "a b"]),
            ("bob", "", ["bob"]),
        ] as [(String, String, [String])])
    func `a special local part is tried with quotes and without`(
        localPart: String, domain: String, forms: [String]
    ) {
        #expect(
            AddressKey.forms(localPart: bytes(localPart), domain: bytes(domain))
                == forms.map(bytes))
    }
}
