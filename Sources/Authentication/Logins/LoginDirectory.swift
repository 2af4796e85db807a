public import Accounts
public import Outcomes

/// What the authenticator asks about accounts.
///
/// The two questions have different sources in the daemon: names are in the snapshot and are
/// known while the database is down, credentials are read from the database at each login.
public protocol LoginDirectory: Sendable {
    /// The credential of the account with this username, in any case; nil when there is none.
    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential?

    /// The canonical name of the account with this username, in any case, also of a disabled
    /// one; nil when there is none.
    func canonicalName(of username: [UInt8]) throws(LookupFailure) -> String?
}
