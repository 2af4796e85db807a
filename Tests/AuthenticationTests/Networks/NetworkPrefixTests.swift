import Authentication
import Testing

@Suite struct NetworkPrefixTests {
    private func contains(_ network: String, _ address: String) throws -> Bool {
        try NetworkPrefix(network).contains(try #require(IPAddress(address)))
    }

    @Test(arguments: [
        ("172.16.2.20/32", "172.16.2.20"), ("172.16.2.20", "172.16.2.20"),
        ("172.16.2.20", "::ffff:172.16.2.20"), ("10.0.0.0/8", "10.255.255.255"),
        ("10.0.0.0/8", "10.0.0.0"), ("192.0.2.128/25", "192.0.2.128"),
        ("0.0.0.0/0", "203.0.113.9"), ("::ffff:10.0.0.0/104", "10.1.2.3"),
        ("2001:db8::/32", "2001:db8:ffff::1"), ("::1", "::1"), ("::/0", "2001:db8::1"),
        ("fe80::/10", "febf::1"),
    ])
    func `inside`(network: String, address: String) throws {
        #expect(try contains(network, address))
    }

    @Test(arguments: [
        ("172.16.2.20/32", "172.16.2.21"), ("10.0.0.0/8", "11.0.0.0"),
        ("10.0.0.0/8", "9.255.255.255"), ("192.0.2.128/25", "192.0.2.127"),
        ("0.0.0.0/0", "::1"), ("::/0", "10.0.0.1"), ("::/0", "::ffff:10.0.0.1"),
        ("::/64", "10.0.0.1"), ("2001:db8::/32", "2001:db9::"), ("10.0.0.0/8", "::a00:1"),
        ("fe80::/10", "fec0::1"),
    ])
    func `outside`(network: String, address: String) throws {
        #expect(try !contains(network, address))
    }

    @Test(arguments: [
        ("", NetworkPrefix.Flaw.address), ("webmail", .address), ("/8", .address),
        ("10.0.0/8", .address), ("10.0.0.0/", .length), ("10.0.0.0/33", .length),
        ("10.0.0.0/-1", .length), ("10.0.0.0/+8", .length), ("10.0.0.0/255.0.0.0", .length),
        ("10.0.0.0/8/8", .length), ("::/129", .length), ("::/999", .length),
        ("10.0.0.1/8", .hostBits), ("2001:db8::1/32", .hostBits), ("0.0.0.1/0", .hostBits),
    ])
    func `anything else is refused with what to write`(text: String, flaw: NetworkPrefix.Flaw) {
        #expect(throws: flaw) { try NetworkPrefix(text) }
        #expect(!flaw.rawValue.isEmpty)
    }
}
