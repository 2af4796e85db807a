import Glibc
import Testing

@testable import Delivery

@Suite struct RelayAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", false), ("localhost", "127.0.0.1", false), ("::1", "::1", true),
        ("[2001:db8::1]", "2001:db8::1", true),
    ])
    func `addresses in figures are read`(text: String, shown: String, isVersion6: Bool) throws {
        let address = try #require(RelayAddress(text))
        #expect(address.text == shown)
        #expect(address.family == (isVersion6 ? AF_INET6 : AF_INET))
        let (length, family) = address.withSocketAddress(port: 25) { ($1, $0.pointee.sa_family) }
        #expect(length == (isVersion6 ? 28 : 16))
        #expect(Int32(family) == address.family)
    }

    @Test(arguments: ["", "mx.test", "1.2.3", "1.2.3.4.5", "[1.2.3.4", "::g", "1.2.3.4 "])
    func `names and other texts are not`(text: String) {
        #expect(RelayAddress(text) == nil)
    }
}
