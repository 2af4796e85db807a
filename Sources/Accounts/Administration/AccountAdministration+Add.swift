internal import Mail
internal import Outcomes

extension AccountAdministration {
    /// Adds an account with its home and an empty mailbox: both, or neither.
    ///
    /// The names are stored in lower case. A home that is there already may hold the mail of
    /// somebody who had the name before, so it is refused unless `usesExistingHome`. Gives the
    /// canonical username and the home.
    public func add(
        _ account: NewAccount, usesExistingHome: Bool = false
    ) throws(AccountChangeFailure) -> (username: String, home: String) {
        let account = Self.lowercased(account)
        try checkRules(account)
        guard let home = homes.home(of: account.username) else {
            throw .refused("the name \"\(account.username)\" can not have a home")
        }
        var maker: DirectoryMaker?
        do {
            try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
                try checkClashes(account, in: transaction)
                try checkHome(home, of: account.username, usesExistingHome)
                try transaction.create(account)
                // Inside the transaction: a home that can not be made undoes the account, and
                // below, an account that can not be committed undoes the home.
                do throws(LookupFailure) {
                    maker = try homes.make(for: account.username)
                } catch {
                    throw .failed(error)
                }
            }
        } catch {
            maker?.undo()
            throw error
        }
        return (account.username, home)
    }

    /// Refuses an account that ``add(_:usesExistingHome:)`` would refuse for its names.
    ///
    /// For asking early; adding checks again.
    public func check(_ account: NewAccount) throws(AccountChangeFailure) {
        let account = Self.lowercased(account)
        try checkRules(account)
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            try checkClashes(account, in: transaction)
        }
    }

    private func checkRules(_ account: NewAccount) throws(AccountChangeFailure) {
        if let violation = AccountName.violationOfNew(
            account.username.utf8, recipientDelimiter: recipientDelimiter)
        {
            throw .refused(
                "the name \"\(account.username.printable)\" \(violation)")
        }
        if let alias = account.fullNameAlias {
            try checkRules(fullNameAlias: alias, of: account.username)
        }
        if let name = account.realName { try Self.checkRules(realName: name) }
    }

    func checkRules(
        fullNameAlias alias: String, of username: String
    ) throws(AccountChangeFailure) {
        let shown = alias.printable
        if let violation = AccountName.violationOfNew(
            alias.utf8, recipientDelimiter: recipientDelimiter)
        {
            throw .refused("the full-name alias \"\(shown)\" \(violation)")
        }
        if Self.isSame(alias, username) {
            throw .refused("the full-name alias \"\(shown)\" is the name itself; leave it out")
        }
    }

    static func checkRules(realName name: String) throws(AccountChangeFailure) {
        if name.utf8.contains(where: ASCII.isControl) {
            throw .refused("the real name holds a control character; write it in one line")
        }
    }

    private func checkClashes(
        _ account: NewAccount, in transaction: any AccountTransaction
    ) throws(AccountChangeFailure) {
        let clash = AddressClash(transaction: transaction, domains: domains)
        if let holder = try clash.holder(ofLocalPart: account.username) {
            throw .refused("the name \"\(account.username)\" is taken by \(holder); choose another")
        }
        if let alias = account.fullNameAlias { try Self.check(fullNameAlias: alias, clash) }
    }

    static func check(
        fullNameAlias alias: String, _ clash: AddressClash
    ) throws(AccountChangeFailure) {
        if let holder = try clash.holder(ofLocalPart: alias) {
            throw .refused("the full-name alias \"\(alias)\" is taken by \(holder); choose another")
        }
    }

    private func checkHome(
        _ home: String, of username: String, _ usesExistingHome: Bool
    ) throws(AccountChangeFailure) {
        if !usesExistingHome, homes.exists(username) {
            throw .refused(
                "\(home) is there already and may hold the mail of an earlier account; "
                    + "move it away, or give it to the new account with --use-existing-home")
        }
    }

    private static func lowercased(_ account: NewAccount) -> NewAccount {
        var account = account
        account.username = lowercased(account.username)
        account.fullNameAlias = account.fullNameAlias.map { lowercased($0) }
        return account
    }

    static func lowercased(_ text: String) -> String {
        String(decoding: ASCII.lowercased(Array(text.utf8)), as: UTF8.self)
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        ASCII.equalIgnoringCase(one.utf8, other.utf8)
    }
}
