/// What can be asked and done while the accounts are changed; see ``AccountDirectory/change(by:_:)``.
///
/// A back end carries out, ``AccountAdministration`` decides: here are no rules about names.
/// All names compare without regard to the case of A to Z.
public protocol AccountTransaction {
    /// The account of a username, or nil.
    func account(named username: String) throws(AccountChangeFailure) -> Account?

    /// The account that a full-name alias belongs to, or nil.
    func account(fullNameAlias: String) throws(AccountChangeFailure) -> Account?

    /// The alias with exactly this address, or nil.
    func alias(_ address: String) throws(AccountChangeFailure) -> OwnedAlias?

    /// The aliases of an owner, sorted by address.
    func aliases(ownedBy username: String) throws(AccountChangeFailure) -> [OwnedAlias]

    /// Adds an account, enabled.
    func create(_ account: NewAccount) throws(AccountChangeFailure)

    /// Removes an account; its aliases are removed by themselves before.
    func remove(_ username: String) throws(AccountChangeFailure)

    /// Replaces the hash of the password.
    func setPassword(_ hash: [UInt8], of username: String) throws(AccountChangeFailure)

    /// Replaces the full-name alias; nil for none.
    func setFullNameAlias(_ alias: String?, of username: String) throws(AccountChangeFailure)

    /// Replaces the name of the person; nil for none.
    func setRealName(_ name: String?, of username: String) throws(AccountChangeFailure)

    /// Enables or disables an account.
    func setEnabled(_ isEnabled: Bool, of username: String) throws(AccountChangeFailure)

    /// Adds an alias.
    func addAlias(_ alias: OwnedAlias) throws(AccountChangeFailure)

    /// Removes the alias with exactly this address.
    func removeAlias(_ address: String) throws(AccountChangeFailure)
}
