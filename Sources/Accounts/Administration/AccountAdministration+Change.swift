extension AccountAdministration {
    /// Changes the names of an account, all or none; gives the canonical username.
    ///
    /// A full-name alias is stored in lower case. One that somebody has is refused, be it the
    /// account itself as an alias.
    @discardableResult
    public func change(
        _ change: AccountChange, of username: String
    ) throws(AccountChangeFailure) -> String {
        try changeAccount(username) { transaction, account throws(AccountChangeFailure) in
            try check(change, of: account, in: transaction)
            if let alias = change.fullNameAlias.map(Self.lowercased) {
                try transaction.setFullNameAlias(alias.isEmpty ? nil : alias, of: account.username)
            }
            if let name = change.realName {
                try transaction.setRealName(name.isEmpty ? nil : name, of: account.username)
            }
        }
    }

    /// Refuses a change that ``change(_:of:)`` would refuse; gives the account as it is.
    ///
    /// For asking early; changing checks again.
    public func check(
        _ change: AccountChange, of username: String
    ) throws(AccountChangeFailure) -> Account {
        var found = Account(username: username)
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            found = try Self.existing(username, in: transaction)
            try check(change, of: found, in: transaction)
        }
        return found
    }

    private func check(
        _ change: AccountChange, of account: Account, in transaction: any AccountTransaction
    ) throws(AccountChangeFailure) {
        if let name = change.realName { try Self.checkRules(realName: name) }
        guard let alias = change.fullNameAlias.map(Self.lowercased), !alias.isEmpty else { return }
        // The one that it has may be given again, and in another case.
        if let had = account.fullNameAlias, Self.isSame(had, alias) { return }
        try checkRules(fullNameAlias: alias, of: account.username)
        try Self.check(
            fullNameAlias: alias, AddressClash(transaction: transaction, domains: domains))
    }
}
