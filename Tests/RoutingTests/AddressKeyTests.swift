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
        #expect(Array(address.localPart) == bytes(localPart))
        #expect(Array(address.domain) == bytes(domain))
    }

    @Test(
        arguments: [
            ("bob@d", 0, true, ["bob@d"]), ("bob+x@d", 2, true, ["bob@d"]),
            ("bob+x@d", 2, false, ["bob"]),
            ("\"a b\"@d", 0, true, ["\"a b\"@d", "a b@d"]),
            ("\"a b+c\"@d", 2, false, ["\"a b\"", "a b"]),
            ("\"bob+c d\"@d", 4, true, ["bob@d"]), ("bob.@d", 0, true, ["\"bob.\"@d", "bob.@d"]),
            ("b!b@d", 0, false, ["b!b"]),
        ] as [(String, Int, Bool, [String])])
    func `a special local part is tried with quotes and without`(
        key: String, count: Int, withDomain: Bool, forms: [String]
    ) throws {
        let address = try #require(AddressKey(bytes(key)))
        #expect(address.forms(cutting: count, withDomain: withDomain) == forms.map(bytes))
        if count == 0, withDomain { #expect(address.forms == forms.map(bytes)) }
    }

    @Test(arguments: [
        "a.b@c.d", ".a@c", "a.@c", "a..b@c", "a@.c", "a@c..d", "@c", ".@c", "-@_", "a", ".",
        "a.b", "A+B@C-D.e", "..@..", "a@b@c", "a@b.c@d",
    ])
    func `the short way for plain keys finds what the long way finds`(key: String) {
        let short = AddressKey(bytes(key))
        // With an exclamation mark a key is not plain: it takes the long way.
        let long = AddressKey(bytes(key) + [UInt8(ascii: "!")])
        #expect(short?.localPart == long?.localPart)
        #expect(short.map { $0.domain + bytes("!") } == long?.domain.map { $0 })
    }
}
