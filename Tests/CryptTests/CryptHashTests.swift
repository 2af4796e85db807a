import Testing

@testable import Crypt

@Suite struct CryptHashTests {
    /// A hash of each scheme.
    ///
    /// MD5-crypt's is the one in the site's manual; it and those of
    /// SHA-crypt agree with `openssl passwd`, bcrypt's is crypt_blowfish's own test vector, and
    /// yescrypt's, of which there is no second implementation, was made by libcrypt 4.4.33.
    static let vectors: [(password: String, hash: String)] = [
        ("secret", "$1$caea3837$gPafod/Do/8Jj5M9HehhM."),
        ("Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
        (
            "Hello world!",
            "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQ"
                + "JuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
        ),
        ("U*U", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        (
            "pleaseletmein",
            "$y$jD5.7$LdJMENpBABJJ3hIHjB1Bi.$HboGM6qPrsK.StKYGt6KErmUYtioHreJd98oIugoNB6"
        ),
    ]

    @Test(arguments: vectors)
    func `the password of a known hash is right`(password: String, hash: String) throws {
        #expect(try CryptHash.verify(Array(password.utf8), against: Array(hash.utf8)))
    }

    @Test(arguments: vectors)
    func `any other password is wrong`(password: String, hash: String) throws {
        for other in [password + "x", String(password.dropLast()), password.uppercased() + "!", ""]
        {
            #expect(try !CryptHash.verify(Array(other.utf8), against: Array(hash.utf8)))
        }
    }

    @Test(arguments: vectors)
    func `a hash that was cut or changed matches nothing`(password: String, hash: String) throws {
        var changed = Array(hash.utf8)
        changed[changed.count - 5] ^= 1
        for damaged in [Array(hash.utf8.dropLast()), Array((hash + "x").utf8), changed] {
            // libcrypt notices the damage of some schemes and computes another hash for others.
            let answer = try? CryptHash.verify(Array(password.utf8), against: damaged)
            #expect(answer != true)
        }
    }

    @Test(arguments: ["", "*", "*0", "*1", "!", "!!", "!$1$caea3837$gPafod/Do/8Jj5M9HehhM."])
    func `a hash by which nobody logs in is false`(hash: String) throws {
        for password in ["secret", "", hash] {
            #expect(try !CryptHash.verify(Array(password.utf8), against: Array(hash.utf8)))
        }
    }

    @Test(arguments: [
        "x", "{PLAIN}secret", "$", "$99$salt$hash", "$y$", "$y$j9T$abc$", "$6$rounds=9$salt$x",
        "$2b$05$abc", "\u{e9}\u{e9}", "$1$salt\0",
    ])
    func `a hash that libcrypt cannot compute is a failure, not a wrong password`(hash: String) {
        for password in ["secret", "", hash.filter { $0 != "\0" }] {
            #expect(throws: CryptFailure.unavailable(errno: 22)) {
                try CryptHash.verify(Array(password.utf8), against: Array(hash.utf8))
            }
        }
    }

    @Test(arguments: vectors)
    func `a known hash passes the check`(password: String, hash: String) throws {
        try CryptHash.check(Array(hash.utf8))
    }

    @Test(arguments: [
        "", "*", "!$1$caea3837$gPafod/Do/8Jj5M9HehhM.", "x", "secret", "correct horse",
        "$1$caea3837$", "$99$salt$hash", "$y$j9T$abc$", "$1$caea3837$gPafod/Do/8Jj5M9HehhM",
    ])
    func `what no password can match does not pass the check`(hash: String) {
        #expect(throws: CryptFailure.self) { try CryptHash.check(Array(hash.utf8)) }
    }

    @Test func `the failure tokens of crypt are never equal to themselves`() throws {
        // crypt("x", "*0") answers "*1" and crypt("x", "*1") answers "*0"; neither may match.
        #expect(try !CryptHash.verify(Array("x".utf8), against: Array("*0".utf8)))
        #expect(try !CryptHash.verify(Array("x".utf8), against: Array("*1".utf8)))
    }

    @Test func `a NUL byte does not end the password early`() throws {
        let hash = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)
        #expect(try !CryptHash.verify(Array("secret\0".utf8), against: hash))
        #expect(try !CryptHash.verify(Array("secret\0more".utf8), against: hash))
    }

    @Test func `a password longer than libcrypt takes is wrong, not a crash`() throws {
        let longest = [UInt8](repeating: UInt8(ascii: "p"), count: CryptHash.maximumPasswordLength)
        let hash = Array(
            ("$6$saltstring$A1VRJlN1QiD0tsIV3u9B/Dwv5p7eXVAikPIcQYpfGmys4eErVgssnubH"
                + ".SCoXzu5szN288c/XnvCiveqSkLXK/").utf8)
        #expect(try CryptHash.verify(longest, against: hash))
        #expect(try !CryptHash.verify(longest + [112], against: hash))
        #expect(try !CryptHash.verify([UInt8](repeating: 112, count: 1_000_000), against: hash))
        #expect(throws: CryptFailure.unavailable(errno: 22)) {
            try CryptHash.verify(longest, against: [UInt8](repeating: 36, count: 1_000_000))
        }
    }

    @Test func `a new hash is yescrypt, salted, and verifies`() throws {
        let password = Array("grüße aus Wien".utf8)
        let one = try CryptHash.yescrypt(password, cost: 1)
        let two = try CryptHash.yescrypt(password, cost: 1)
        #expect(one.starts(with: Array("$y$".utf8)))
        #expect(one != two)
        #expect(try CryptHash.verify(password, against: one))
        #expect(try CryptHash.verify(password, against: two))
        #expect(try !CryptHash.verify(Array("grusse aus Wien".utf8), against: one))
    }

    @Test func `the default cost is libcrypt's own`() throws {
        let hash = try CryptHash.yescrypt(Array("secret".utf8))
        #expect(hash.starts(with: Array("$y$j9T$".utf8)))
    }

    @Test func `what can not be a password is refused with the reason`() {
        #expect(throws: CryptFailure.emptyPassword) { try CryptHash.yescrypt([]) }
        #expect(throws: CryptFailure.nulByte) { try CryptHash.yescrypt([112, 0, 112]) }
        #expect(throws: CryptFailure.tooLong) {
            try CryptHash.yescrypt([UInt8](repeating: 112, count: 512))
        }
        #expect(throws: CryptFailure.self) { try CryptHash.yescrypt([112], cost: 99) }
    }

    @Test func `many threads can verify at once`() async {
        let hash = Array(Self.vectors[0].hash.utf8)
        let right = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let password = number % 2 == 0 ? "secret" : "wrong"
                    let answer = try? CryptHash.verify(Array(password.utf8), against: hash)
                    return answer == (number % 2 == 0)
                }
            }
            return await group.allSatisfy { $0 }
        }
        #expect(right)
    }

    @Test(arguments: [
        ("", "", true), ("abc", "abc", true), ("abc", "abd", false), ("xbc", "abc", false),
        ("abc", "abcd", false),
    ])
    func `bytes compare as usual`(one: String, other: String, equal: Bool) {
        #expect(CryptHash.equalInConstantTime(Array(one.utf8), Array(other.utf8)) == equal)
    }
}
