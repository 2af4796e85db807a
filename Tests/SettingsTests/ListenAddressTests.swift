import Testing

@testable import Settings

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:25", ListenAddress.inet(host: "127.0.0.1", port: 25)),
        ("[::1]:25", .inet(host: "::1", port: 25)),
        ("localhost:0", .inet(host: "localhost", port: 0)),
        ("::1:25", nil),
        ("127.0.0.1", nil),
        (":25", nil),
        ("h:65536", nil),
        ("h:-1", nil),
        ("h:x", nil),
    ])
    func `host and port are parted`(text: String, address: ListenAddress?) {
        #expect(ListenAddress.inet(text) == address)
    }

    @Test func `an address is described as Postfix writes it`() {
        #expect(ListenAddress.inet(host: "::1", port: 25).description == "inet:[::1]:25")
        #expect(ListenAddress.inet(host: "127.0.0.1", port: 25).description == "inet:127.0.0.1:25")
        #expect(ListenAddress.unix(path: "/a", mode: 0o600, group: nil).description == "unix:/a")
    }
}
