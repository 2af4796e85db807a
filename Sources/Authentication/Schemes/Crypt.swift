internal import Crypt
internal import Outcomes

extension PasswordScheme {
    /// `CRYPT`: whatever the system's crypt(3) knows, and what a hash without a name is.
    public static let crypt = Self(
        "CRYPT", summary: "any hash of crypt(5): $1$, $2y$, $6$, $y$",
        verify: { password, hash throws(LookupFailure) in
            do throws(CryptFailure) {
                return try CryptHash.verify(password, against: hash)
            } catch {
                throw LookupFailure(error)
            }
        },
        check: { hash throws(LookupFailure) in
            do throws(CryptFailure) {
                try CryptHash.check(hash)
            } catch {
                throw LookupFailure(error)
            }
        })
}
