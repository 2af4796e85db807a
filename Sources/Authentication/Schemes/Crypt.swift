internal import Crypt

extension PasswordScheme {
    /// `CRYPT`: whatever the system's crypt(3) knows, and what a hash without a name is.
    public static let crypt = Self("CRYPT", summary: "any hash of crypt(5): $1$, $2y$, $6$, $y$") {
        CryptHash.verify($0, against: $1)
    }
}
