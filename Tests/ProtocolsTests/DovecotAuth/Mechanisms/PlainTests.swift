import Testing

@testable import Protocols

@Suite struct PlainTests {
    private func step(_ response: String?) -> DovecotAuth.MechanismStep {
        var exchange = DovecotAuth.Mechanism.plain.begin()
        return exchange.step(response.map { Array($0.utf8) })
    }

    @Test func `without an initial response an empty challenge comes first`() {
        #expect(step(nil) == .challenge([]))
    }

    @Test(arguments: ["\0bob\0secret", "bob\0bob\0secret", "BOB\0bob\0secret"])
    func `the own identity may be named`(response: String) {
        #expect(
            step(response) == .verify(login: Array("bob".utf8), password: Array("secret".utf8)))
    }

    @Test func `an empty password is for the authenticator to refuse`() {
        #expect(step("\0bob\0") == .verify(login: Array("bob".utf8), password: []))
    }

    @Test func `another identity is refused`() {
        guard case .refuse(let login, let code, _) = step("alice\0bob\0secret") else {
            Issue.record("not refused")
            return
        }
        #expect(login == Array("bob".utf8))
        #expect(code == .authorization)
    }

    @Test(arguments: ["", "bob", "\0bob", "\0bob\0se\0cret", "\0\0\0\0"])
    func `anything but three parts is refused`(response: String) {
        guard case .refuse(let login, let code, let reason) = step(response) else {
            Issue.record("not refused")
            return
        }
        #expect(login == nil)
        #expect(code == nil)
        #expect(reason == "malformed PLAIN response")
    }
}
