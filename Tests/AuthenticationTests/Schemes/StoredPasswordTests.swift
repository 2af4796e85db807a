import Crypt
import Outcomes
import Testing

@testable import Authentication

@Suite struct StoredPasswordTests {
    /// Each is a hash of "secret".
    static let hashes = [
        "$1$caea3837$gPafod/Do/8Jj5M9HehhM.",
        "{CRYPT}$1$caea3837$gPafod/Do/8Jj5M9HehhM.",
        "{crypt}$1$caea3837$gPafod/Do/8Jj5M9HehhM.",
    ]

    private func stored(_ text: String) throws(LookupFailure) -> StoredPassword {
        try StoredPassword(Array(text.utf8))
    }

    @Test(arguments: hashes)
    func `hashes of crypt, with and without their name`(hash: String) throws {
        let stored = try stored(hash)
        #expect(try stored.matches(Array("secret".utf8)))
        #expect(try !stored.matches(Array("Secret".utf8)))
        #expect(try !stored.matches([]))
    }

    @Test(arguments: [
        "", "!", "*", "!$1$caea3837$gPafod/Do/8Jj5M9HehhM.", "secret", "{CRYPT}", "{CRYPT}!x",
    ])
    func `nothing matches an empty, locked or odd hash`(hash: String) throws {
        let stored = try stored(hash)
        for password in ["secret", hash, "", "x", "*0"] {
            #expect(try !stored.matches(Array(password.utf8)))
        }
    }

    @Test(arguments: ["PLAIN", "SSHA", "ssha512.b64", "SCRAM-SHA-256", "Argon2id"])
    func `an unknown scheme is a failure, not a wrong password`(scheme: String) {
        let failure = LookupFailure.configuration(
            "password scheme {\(scheme)} is not supported; set the password anew")
        #expect(throws: failure) { try stored("{\(scheme)}secret") }
    }

    @Test(arguments: [
        "x", "{}secret", "{CRYPT", "{CR YPT}secret", "$9$x$y", "{CRYPT}$9$x$y",
    ])
    func `a damaged hash is a failure, not a wrong password`(hash: String) throws {
        let stored = try stored(hash)
        for password in ["secret", hash, ""] {
            #expect(throws: LookupFailure.self) { try stored.matches(Array(password.utf8)) }
        }
        #expect(throws: LookupFailure.self) { try stored.check() }
    }

    @Test func `the cost is that of the scheme's setting`() throws {
        let one = try StoredPassword(CryptHash.yescrypt(Array("a".utf8), cost: 1))
        let same = try StoredPassword(CryptHash.yescrypt(Array("b".utf8), cost: 1))
        let dearer = try StoredPassword(CryptHash.yescrypt(Array("a".utf8), cost: 2))
        #expect(one.costsTheSame(as: same))
        #expect(!one.costsTheSame(as: dearer))
        #expect(try !stored(Self.hashes[0]).costsTheSame(as: one))
        #expect(try !stored("").costsTheSame(as: stored("")))
    }

    @Test func `no way of printing shows the hash`() throws {
        let stored = try stored(Self.hashes[0])
        var dumped = "\(stored) \(String(reflecting: stored))"
        dump(stored, to: &dumped)
        #expect(dumped.contains("{CRYPT} password"))
        #expect(!dumped.contains("caea3837"))
        #expect(!dumped.contains("36, 49"))
    }
}
