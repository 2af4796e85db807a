import Protocols
import Testing

@testable import ServiceClients

@Suite struct AuthOriginTests {
    @Test func `only what is known is told`() {
        #expect(AuthOrigin(service: "imap").parameters.fields == [.init("service", "imap")])
    }

    @Test func `all of it in the order that Dovecot has`() {
        let origin = AuthOrigin(
            service: "imap", remoteAddress: "::1", localAddress: "::2", session: "s",
            isSecured: true)
        #expect(
            origin.parameters.fields == [
                .init("service", "imap"), .init("secured"), .init("session", "s"),
                .init("lip", "::2"), .init("rip", "::1"),
            ])
    }
}
