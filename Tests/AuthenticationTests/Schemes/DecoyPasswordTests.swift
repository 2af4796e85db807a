import Crypt
import Testing

@testable import Authentication

@Suite struct DecoyPasswordTests {
    @Test func `it costs what new passwords cost`() throws {
        let new = try StoredPassword(CryptHash.yescrypt(Array("x".utf8)))
        #expect(try DecoyPassword().stored.costsTheSame(as: new))
    }

    @Test func `nobody knows it`() throws {
        let decoy = try DecoyPassword(cost: 1)
        #expect(try !decoy.stored.matches([]))
        #expect(try !decoy.stored.matches(Array("secret".utf8)))
        try decoy.spend(Array("secret".utf8))
    }
}
