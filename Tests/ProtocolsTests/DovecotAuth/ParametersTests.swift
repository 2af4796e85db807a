import Protocols
import Testing

@Suite struct ParametersTests {
    let parameters = DovecotAuth.Parameters([
        .init("service", "imap"), .init("rip", "192.0.2.1"), .init("rip", "2001:db8::1"),
        .init("secured"), .init("session", "abc"), .init("lip", "192.0.2.25"),
    ])

    @Test func `known fields have names`() {
        #expect(parameters.service == "imap")
        #expect(parameters.localAddress == "192.0.2.25")
        #expect(parameters.session == "abc")
        #expect(parameters.isSecured)
        #expect(!parameters.hasValidCertificate)
    }

    @Test func `the last of equal fields counts`() {
        #expect(parameters.remoteAddress == "2001:db8::1")
    }

    @Test func `absent is not empty`() {
        #expect(parameters["secured"]?.isEmpty == true)
        #expect(parameters["nologin"] == nil)
        #expect(DovecotAuth.Parameters().service.isEmpty)
        #expect(DovecotAuth.Parameters().remoteAddress == nil)
    }

    @Test func `bytes that are not UTF-8 do no harm`() {
        let odd = DovecotAuth.Parameters([.init("rip", [0xFF, 0xFE])])
        #expect(odd["rip"] == [0xFF, 0xFE])
        #expect(odd.remoteAddress == "\u{FFFD}\u{FFFD}")
    }
}
