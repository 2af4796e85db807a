import Authentication
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "::ffff:192.0.2.1"), ("192.0.2.1", "::FFFF:c000:201"),
        ("2001:db8::1", "2001:0DB8:0:0:0:0:0:1"), ("::", "0:0:0:0:0:0:0:0"),
    ])
    func `one address has several spellings`(one: String, other: String) throws {
        #expect(try #require(IPAddress(one)) == #require(IPAddress(other)))
    }

    @Test func `the families differ`() throws {
        #expect(try #require(IPAddress("0.0.0.1")) != #require(IPAddress("::1")))
        #expect(IPAddress("10.0.0.1")?.isIPv4 == true)
        #expect(IPAddress("::ffff:10.0.0.1")?.isIPv4 == true)
        #expect(IPAddress("::10.0.0.1")?.isIPv4 == false)
        #expect(IPAddress("::1")?.isIPv4 == false)
    }

    @Test(arguments: [
        "", "localhost", "10.0.0", "10.0.0.256", "10.0.0.1.1", "010.0.0.1", "0x0a.0.0.1", "1",
        " 10.0.0.1", "10.0.0.1 ", "10.0.0.1\0", "10.0.0.1\0evil", "[::1]", "fe80::1%eth0",
        ":::1", "1::2::3", "12345::", "10.0.0.1/8",
    ])
    func `anything else is no address`(text: String) {
        #expect(IPAddress(text) == nil)
    }
}
