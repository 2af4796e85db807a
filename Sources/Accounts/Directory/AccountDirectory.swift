public import Outcomes

/// Where the accounts are kept: the one interface that a back end implements.
///
/// The three first questions are the daemon's. It holds a snapshot of all names, asks for the
/// token every now and then, and loads a new snapshot when that changed, so that no lookup waits
/// for the database. Passwords are not in the snapshot; they are read one at a time. All calls
/// block, and may be made from any thread; those who must not wait call from a worker thread.
public protocol AccountDirectory: Sendable {
    /// Reads all names and aliases, as of one moment.
    ///
    /// Throws when they can not be read, never gives a part of them.
    func loadSnapshot() throws(LookupFailure) -> AccountSnapshot

    /// Tells cheaply whether anything changed, whoever changed it.
    ///
    /// Equal to `loadSnapshot().token` as long as nothing did.
    func changeToken() throws(LookupFailure) -> AccountChangeToken

    /// What is needed to check the password of an account; nil when there is no such account.
    ///
    /// The name is the bare username, in any case.
    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential?

    /// All accounts, sorted by username.
    func accounts() throws(LookupFailure) -> [Account]

    /// All aliases, sorted by address.
    func aliases() throws(LookupFailure) -> [OwnedAlias]

    /// Makes changes: all that the body does, or nothing.
    ///
    /// The body runs alone: what it reads stays true until it ends. When it throws, nothing was
    /// changed. `actor` is who makes the change, for the audit. A back end that can only be read
    /// need not implement this: the default refuses.
    func change(
        by actor: String,
        _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure)
}

extension AccountDirectory {
    /// Refuses, since the back end implements no changes.
    public func change(
        by actor: String,
        _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure) {
        throw .refused("these accounts can only be read; change them where they are kept")
    }
}
