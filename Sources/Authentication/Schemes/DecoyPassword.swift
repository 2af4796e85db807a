public import Crypt
public import Outcomes

/// A password that nobody knows, checked when there is no other to check.
///
/// A name that does not exist must cost as much time as a wrong password, or the time tells
/// which names exist. It has the scheme and the cost of new passwords; where a stored hash is
/// of another kind, both are checked before the login is refused.
public struct DecoyPassword: Sendable {
    let stored: StoredPassword

    /// Makes a password from random bytes; `cost` as for new passwords.
    ///
    /// Throws when this system cannot make the hashes that new passwords get.
    public init(cost: UInt = CryptHash.defaultCost) throws(LookupFailure) {
        var random = SystemRandomNumberGenerator()
        let password = (0..<24).map { _ in UInt8.random(in: 0x21...0x7E, using: &random) }
        let hash: [UInt8]
        do throws(CryptFailure) {
            hash = try CryptHash.yescrypt(password, cost: cost)
        } catch {
            throw LookupFailure(error)
        }
        stored = try StoredPassword(hash)
    }

    /// Takes the time of a check; throws when a real one could not be made either.
    func spend(_ password: [UInt8]) throws(LookupFailure) {
        _ = try stored.matches(password)
    }
}
