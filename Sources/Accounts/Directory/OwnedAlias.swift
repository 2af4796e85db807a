/// An address that mail is sent from as well, and the one user who may do so.
///
/// Addresses that are only received at are no concern of the accounts: they belong into an
/// aliases(5) file.
public struct OwnedAlias: Sendable, Equatable {
    /// The address, `local@domain`; a bare local part counts for every hosted domain.
    public var address: String

    /// The username of the account that owns it.
    public var owner: String

    /// Makes a description of an alias.
    public init(address: String, owner: String) {
        self.address = address
        self.owner = owner
    }
}
