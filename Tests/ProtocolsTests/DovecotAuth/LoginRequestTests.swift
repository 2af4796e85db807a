import Protocols
import Testing

@Suite struct LoginRequestTests {
    @Test func `no way of printing shows the password`() {
        let request = DovecotAuth.LoginRequest(
            id: 4, login: Array("bob".utf8), password: Array("sesame".utf8),
            parameters: .init([.init("service", "imap")]))
        var dumped = ""
        dump(request, to: &dumped)
        dump(DovecotAuth.Session.Action.verify(request), to: &dumped)
        dumped += "\(request) \(String(reflecting: request)) \([request])"
        dumped += "\(DovecotAuth.Session.Action.verify(request))"
        #expect(dumped.contains("login=bob service=imap"))
        #expect(!dumped.contains("sesame"))
        #expect(!dumped.contains("115, 101"))
        #expect(!dumped.contains("password"))
    }
}
