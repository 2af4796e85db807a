import Accounts
import Authentication
import Outcomes

/// Accounts in memory; names are looked up as they are given, to see that they are normalised.
struct FakeDirectory: LoginDirectory {
    var credentials: [String: Credential] = [:]

    /// The database is away: names are still known, credentials are not.
    var isAway = false

    mutating func add(
        _ username: String, as key: String? = nil, hash: [UInt8], isEnabled: Bool = true
    ) {
        credentials[key ?? username] = Credential(
            username: username, passwordHash: hash, isEnabled: isEnabled)
    }

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        guard !isAway else { throw .temporary("the database is away") }
        return credentials[String(decoding: username, as: UTF8.self)]
    }

    func canonicalName(of username: [UInt8]) throws(LookupFailure) -> String? {
        credentials[String(decoding: username, as: UTF8.self)]?.username
    }
}
