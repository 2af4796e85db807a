extension AccountAdministration {
    /// Removes an account and the aliases that it owns; the mail stays where it is.
    ///
    /// Gives what was removed, and the home that stays.
    public func remove(
        _ username: String
    ) throws(AccountChangeFailure) -> (username: String, aliases: [OwnedAlias], home: String?) {
        var canonical = username
        var aliases: [OwnedAlias] = []
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            let account = try Self.existing(username, in: transaction)
            canonical = account.username
            aliases = try transaction.aliases(ownedBy: account.username)
            for alias in aliases { try transaction.removeAlias(alias.address) }
            try transaction.remove(account.username)
        }
        return (canonical, aliases, homes.exists(canonical) ? homes.home(of: canonical) : nil)
    }
}
