internal import Outcomes

extension AccountAdministration {
    /// Gives an address to an account, which may then send from it; gives what was stored.
    public func addAlias(
        _ address: String, owner: String
    ) throws(AccountChangeFailure) -> OwnedAlias {
        let address = try AliasAddress(address, domains: domains)
        var added = OwnedAlias(address: address.text, owner: owner)
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            added.owner = try ownerToBe(owner, of: address, in: transaction).username
            try transaction.addAlias(added)
        }
        return added
    }

    /// Refuses an alias that ``addAlias(_:owner:)`` would refuse; gives what it would be stored
    /// as, and its owner.
    ///
    /// For asking early; adding checks again.
    public func checkAlias(
        _ address: String, owner: String
    ) throws(AccountChangeFailure) -> (address: String, owner: Account) {
        let address = try AliasAddress(address, domains: domains)
        var account = Account(username: owner)
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            account = try ownerToBe(owner, of: address, in: transaction)
        }
        return (address.text, account)
    }

    /// The account that may get an address; refuses one that is taken.
    private func ownerToBe(
        _ owner: String, of address: AliasAddress, in transaction: any AccountTransaction
    ) throws(AccountChangeFailure) -> Account {
        let account = try Self.existing(owner, in: transaction)
        let clash = AddressClash(transaction: transaction, domains: domains)
        if let holder = try clash.holder(of: address) {
            throw .refused(
                "the address \(address.text) is taken by \(holder); "
                    + "choose another, or remove that first")
        }
        return account
    }

    /// Takes an address from its owner; gives what was removed.
    ///
    /// A bare local part means the one in the primary domain, unless it is stored bare.
    public func removeAlias(_ address: String) throws(AccountChangeFailure) -> OwnedAlias {
        var removed = OwnedAlias(address: address, owner: "")
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            removed = try Self.existingAlias(address, primary: domains.first, in: transaction)
            try transaction.removeAlias(removed.address)
        }
        return removed
    }

    private static func existingAlias(
        _ address: String, primary: String?, in transaction: any AccountTransaction
    ) throws(AccountChangeFailure) -> OwnedAlias {
        if let exact = try transaction.alias(address) { return exact }
        if let primary, !address.utf8.contains(UInt8(ascii: "@")),
            let completed = try transaction.alias("\(address)@\(primary)")
        {
            return completed
        }
        throw .refused(
            "there is no alias \"\(address.printable)\"; "
                + "see mailwright alias list")
    }
}
