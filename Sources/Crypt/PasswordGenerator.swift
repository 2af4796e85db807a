/// Makes passwords that a person can read out and type.
public enum PasswordGenerator {
    /// Letters and digits that are not taken for one another: no `0`, `1`, `l`, `o`.
    ///
    /// There are 32, so that five random bits are one character and all are equally likely.
    static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)

    /// Four groups of five characters: 100 bits.
    static let groupCount = 4

    /// The characters of a group.
    static let groupLength = 5

    /// A new password, such as `h4rtm-9kwpz-c2xyv-7nbqe`, from the system's random numbers.
    public static func make() -> [UInt8] {
        // Cryptographically secure: getrandom(2) on Linux.
        var random = SystemRandomNumberGenerator()
        var password: [UInt8] = []
        password.reserveCapacity(groupCount * (groupLength + 1))
        for group in 0..<groupCount {
            if group > 0 { password.append(UInt8(ascii: "-")) }
            for _ in 0..<groupLength {
                password.append(alphabet[Int(random.next() & 31)])
            }
        }
        return password
    }
}
