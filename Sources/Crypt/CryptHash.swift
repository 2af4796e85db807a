internal import CCrypt
internal import Glibc

/// Password hashes in the format of crypt(5), checked and made by the system's libcrypt.
///
/// Every scheme that libcrypt knows can be checked: MD5-crypt (`$1$`), which old sites have,
/// bcrypt (`$2b$`), SHA-256 and SHA-512 (`$5$`, `$6$`) and yescrypt (`$y$`), which is the one
/// that new passwords get. The working copies of a password are overwritten before their memory
/// is given back; the caller's own array is the caller's to look after.
public enum CryptHash {
    /// The longest password in bytes: `CRYPT_MAX_PASSPHRASE_SIZE` less the final NUL, crypt(3).
    public static let maximumPasswordLength = Int(CRYPT_MAX_PASSPHRASE_SIZE) - 1

    /// The longest hash in bytes, `CRYPT_OUTPUT_SIZE` less the final NUL, crypt(3).
    static let maximumHashLength = Int(CRYPT_OUTPUT_SIZE) - 1

    /// Tells whether a password is the one that a hash was made from.
    ///
    /// False as well when the hash says that nobody logs in (empty, `!...`, `*...`), and when
    /// the password holds a NUL byte or is longer than libcrypt takes: such a password could
    /// never have been set. Throws when libcrypt can not tell: the hash is damaged or of a
    /// scheme that it does not know, or there is no memory. The comparison takes the same time
    /// wherever the hashes differ.
    public static func verify(
        _ password: [UInt8], against hash: [UInt8]
    ) throws(CryptFailure) -> Bool {
        guard !isLocked(hash), password.count <= maximumPasswordLength, !password.contains(0)
        else { return false }
        return equalInConstantTime(try digest(password, setting: hash), hash)
    }

    /// Checks that some password could match this hash.
    ///
    /// Computes a hash of the same setting: one of another length was never made by libcrypt,
    /// as a password in clear, which passes for a salt of the old DES scheme. Throws then, when
    /// nobody can log in by the hash, and when libcrypt does not know its scheme.
    public static func check(_ hash: [UInt8]) throws(CryptFailure) {
        guard !isLocked(hash), try digest([], setting: hash).count == hash.count else {
            throw .unavailable(errno: EINVAL)
        }
    }

    /// Whether the hash is one by which, by convention, nobody logs in, shadow(5).
    private static func isLocked(_ hash: [UInt8]) -> Bool {
        guard let first = hash.first else { return true }
        return first == UInt8(ascii: "!") || first == UInt8(ascii: "*")
    }

    /// Makes the hash of a new password: yescrypt, the random salt included.
    ///
    /// `cost` is yescrypt's cost factor, 1 to 11, as crypt(5) has it; each step doubles the time
    /// or the memory. Throws when the password is empty, too long or holds a NUL byte, and when
    /// the system gives no random bytes or libcrypt was built without yescrypt.
    public static func yescrypt(
        _ password: [UInt8], cost: UInt = defaultCost
    ) throws(CryptFailure) -> [UInt8] {
        guard !password.isEmpty else { throw .emptyPassword }
        guard !password.contains(0) else { throw .nulByte }
        guard password.count <= maximumPasswordLength else { throw .tooLong }
        // A null pointer for the random bytes: libcrypt takes them from the kernel itself.
        guard let setting = crypt_gensalt_ra("$y$", cost, nil, 0) else {
            throw .unavailable(errno: errno)
        }
        defer { free(setting) }
        return try digest(password, setting: bytes(of: setting))
    }

    /// The cost factor of new hashes: libcrypt's own default for yescrypt, crypt(5).
    public static let defaultCost: UInt = 5

    /// What crypt(3) makes of a password without NUL bytes.
    private static func digest(
        _ password: [UInt8], setting: [UInt8]
    ) throws(CryptFailure) -> [UInt8] {
        guard setting.count <= maximumHashLength, !setting.contains(0) else {
            throw .unavailable(errno: EINVAL)
        }
        let phrase = WipedCString(password)
        let settingString = WipedCString(setting)
        var area: UnsafeMutableRawPointer?
        var areaSize: CInt = 0
        // libcrypt clears its scratch space, not the result: the hash is no business of whoever
        // is given the memory next.
        defer {
            if let area {
                explicit_bzero(area, Int(areaSize))
                free(area)
            }
        }
        guard let result = crypt_ra(phrase.pointer, settingString.pointer, &area, &areaSize) else {
            throw .unavailable(errno: errno)
        }
        let hash = bytes(of: result)
        // crypt_ra answers NULL on failure, but its relatives answer a "failure token", which
        // must never be taken for a hash.
        guard hash.first != UInt8(ascii: "*") else { throw .unavailable(errno: EINVAL) }
        return hash
    }

    /// Compares without stopping at the first difference.
    static func equalInConstantTime(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt8 = 0
        for index in one.indices { difference |= one[index] ^ other[index] }
        return difference == 0
    }

    /// The bytes of a C string.
    private static func bytes(of string: UnsafePointer<CChar>) -> [UInt8] {
        // Safe: libcrypt's results end in a NUL, and strlen finds it.
        Array(UnsafeRawBufferPointer(start: string, count: strlen(string)))
    }
}
