import Testing

@testable import Protocols

@Suite struct LoginTests {
    @Test func `name and password are asked for`() {
        var exchange = DovecotAuth.Mechanism.login.begin()
        #expect(exchange.step(nil) == .challenge(Array("Username:".utf8)))
        #expect(exchange.step(Array("bob".utf8)) == .challenge(Array("Password:".utf8)))
        #expect(
            exchange.step(Array("secret".utf8))
                == .verify(login: Array("bob".utf8), password: Array("secret".utf8)))
    }

    @Test func `an initial response is the name`() {
        var exchange = DovecotAuth.Mechanism.login.begin()
        #expect(exchange.step(Array("bob".utf8)) == .challenge(Array("Password:".utf8)))
        #expect(exchange.step([]) == .verify(login: Array("bob".utf8), password: []))
    }
}
