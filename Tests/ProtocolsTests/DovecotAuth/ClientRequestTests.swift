import Protocols
import Testing

@Suite struct ClientRequestTests {
    typealias Request = DovecotAuth.ClientRequest

    @Test func `the client's side tells its process number, the master's side does not`() {
        #expect(Request.handshake(processID: 7).encoded == Array("VERSION\t1\t2\nCPID\t7\n".utf8))
        #expect(Request.handshake(processID: nil).encoded == Array("VERSION\t1\t2\n".utf8))
    }

    @Test func `a login ends in its response`() {
        let request = DovecotAuth.LoginRequest(
            id: 1, login: Array("bob".utf8), password: Array("secret".utf8),
            parameters: .init([.init("service", "imap"), .init("secured")]))
        #expect(
            Request.login(request).encoded
                == Array("AUTH\t1\tPLAIN\tservice=imap\tsecured\tresp=AGJvYgBzZWNyZXQ=\n".utf8))
    }

    @Test func `a lookup is escaped`() {
        let request = DovecotAuth.LookupRequest(
            id: 2, user: Array("a\tb\n".utf8), parameters: .init([.init("service", "lmtp")]))
        #expect(
            Request.lookup(request).encoded
                == Array("USER\t2\ta\u{1}tb\u{1}n\tservice=lmtp\n".utf8))
    }

    @Test func `a session understands both`() {
        let login = DovecotAuth.LoginRequest(
            id: 1, login: Array("bob".utf8), password: Array("s\te".utf8),
            parameters: .init([.init("rip", "::1")]), isTrustedPeer: true)
        let lookup = DovecotAuth.LookupRequest(id: 2, user: [0x09, 0x01], parameters: .init())
        var session = DovecotAuth.Session(
            greeting: .init(processID: 1, connectionID: 1), allowsLookups: true)
        let bytes =
            Request.handshake(processID: 1).encoded + Request.login(login).encoded
            + Request.lookup(lookup).encoded
        #expect(session.receive(bytes) == [.verify(login), .lookup(lookup)])
    }
}
