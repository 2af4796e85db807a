import Crypt
import Outcomes
import Testing

@testable import Authentication

@Suite struct CryptTests {
    @Test(arguments: [
        "$1$caea3837$gPafod/Do/8Jj5M9HehhM.",
        "$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a",
        "$5$saltsalt$0IyaXrmV7.sGNS6tirgqHLqX/G.FBvgkYA.lpPdS5sA",
        "$6$saltsalt$TVLlQcbpFVof5W3Yz4DTP6gRstiNuHwwTt6GLc1E5n0U0aDehy0S5knV8wiOQSpT0Y77vwPZN"
            + ".Pq.H91p5hVO1",
        "$7$CU..../....saltsalt$NUwJnl2EzU4ACwYC9BDHKGDt.PCVFKyF6Hlr/CUA09D",
        "$y$j75$saltsalt$0gBD67sgmJgRX3RZ6wHHO7sHimQEWGCWN85o4Twogh2",
        "abNANd1rDfiNc",
    ])
    func `a hash of crypt`(hash: String) throws {
        #expect(try PasswordScheme.crypt.verify(Array("secret".utf8), Array(hash.utf8)))
        #expect(try !PasswordScheme.crypt.verify(Array("secre".utf8), Array(hash.utf8)))
    }

    @Test func `a password with a NUL is not the part before it`() throws {
        let hash = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)
        #expect(try !PasswordScheme.crypt.verify(Array("secret\0".utf8), hash))
    }

    @Test(arguments: ["x", "$9$x$y", "$y$j9T$abc$"])
    func `a damaged hash is a failure of the configuration`(hash: String) {
        let failure = LookupFailure(.unavailable(errno: 22))
        #expect(throws: failure) { try PasswordScheme.crypt.verify([0x78], Array(hash.utf8)) }
        #expect(throws: failure) { try PasswordScheme.crypt.check(Array(hash.utf8)) }
    }
}
