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
    func `the password of a known hash is right`(password: String, hash: String) {
        #expect(CryptHash.verify(Array(password.utf8), against: Array(hash.utf8)))
    }

    @Test(arguments: vectors)
    func `any other password is wrong`(password: String, hash: String) {
        for other in [password + "x", String(password.dropLast()), password.uppercased() + "!", ""]
        {
            #expect(!CryptHash.verify(Array(other.utf8), against: Array(hash.utf8)))
        }
    }

    @Test(arguments: vectors)
    func `a hash that was cut or changed matches nothing`(password: String, hash: String) {
        let bytes = Array(password.utf8)
        #expect(!CryptHash.verify(bytes, against: Array(hash.utf8.dropLast())))
        #expect(!CryptHash.verify(bytes, against: Array((hash + "x").utf8)))
        var changed = Array(hash.utf8)
        changed[changed.count - 5] ^= 1
        #expect(!CryptHash.verify(bytes, against: changed))
    }

    @Test(arguments: [
        "", "*", "*0", "*1", "!", "!$1$caea3837$gPafod/Do/8Jj5M9HehhM.", "x", "secret",
        "{PLAIN}secret", "$", "$1$", "$99$salt$hash", "$y$", "\u{e9}\u{e9}",
    ])
    func `what is not a hash that libcrypt supports is false`(hash: String) {
        #expect(!CryptHash.verify(Array("secret".utf8), against: Array(hash.utf8)))
        #expect(!CryptHash.verify([], against: Array(hash.utf8)))
    }

    @Test func `the failure tokens of crypt are never equal to themselves`() {
        // crypt("x", "*0") answers "*1" and crypt("x", "*1") answers "*0"; neither may match.
        #expect(!CryptHash.verify(Array("x".utf8), against: Array("*0".utf8)))
        #expect(!CryptHash.verify(Array("x".utf8), against: Array("*1".utf8)))
    }

    @Test func `a NUL byte does not end the password early`() {
        let hash = Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8)
        #expect(!CryptHash.verify(Array("secret\0".utf8), against: hash))
        #expect(!CryptHash.verify(Array("secret\0more".utf8), against: hash))
        #expect(!CryptHash.verify(Array("secret".utf8), against: hash + [0]))
    }

    @Test func `a password longer than libcrypt takes is wrong, not a crash`() {
        let longest = [UInt8](repeating: UInt8(ascii: "p"), count: CryptHash.maximumPasswordLength)
        let hash = Array(
            ("$6$saltstring$A1VRJlN1QiD0tsIV3u9B/Dwv5p7eXVAikPIcQYpfGmys4eErVgssnubH"
                + ".SCoXzu5szN288c/XnvCiveqSkLXK/").utf8)
        #expect(CryptHash.verify(longest, against: hash))
        #expect(!CryptHash.verify(longest + [112], against: hash))
        #expect(!CryptHash.verify([UInt8](repeating: 112, count: 1_000_000), against: hash))
        #expect(!CryptHash.verify(longest, against: [UInt8](repeating: 36, count: 1_000_000)))
    }

    @Test func `a new hash is yescrypt, salted, and verifies`() throws {
        let password = Array("grüße aus Wien".utf8)
        let one = try CryptHash.yescrypt(password, cost: 1)
        let two = try CryptHash.yescrypt(password, cost: 1)
        #expect(one.starts(with: Array("$y$".utf8)))
        #expect(one != two)
        #expect(CryptHash.verify(password, against: one))
        #expect(CryptHash.verify(password, against: two))
        #expect(!CryptHash.verify(Array("grusse aus Wien".utf8), against: one))
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
                    let answer = CryptHash.verify(Array(password.utf8), against: hash)
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
