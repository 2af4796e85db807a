internal import Outcomes

/// The changes that an admin makes, with all their rules: what `mailwright user` and
/// `mailwright alias` do once their arguments are read.
///
/// Each change is made wholly or not at all, and throws one line that says what is wrong and what
/// to do.
public struct AccountAdministration: Sendable {
    let directory: any AccountDirectory
    let domains: [String]
    let recipientDelimiter: [UInt8]
    let homes: MailboxHomes
    let actor: String

    /// Administers the accounts of a directory.
    ///
    /// `domains` are the hosted ones, the primary one first. `actor` is the person or program
    /// that makes the changes, for the audit.
    public init(
        directory: any AccountDirectory, domains: [String], recipientDelimiter: [UInt8],
        homes: MailboxHomes, actor: String
    ) {
        self.directory = directory
        self.domains = domains
        self.recipientDelimiter = recipientDelimiter
        self.homes = homes
        self.actor = actor
    }

    /// Replaces the password's hash; gives the canonical username.
    @discardableResult
    public func setPassword(
        _ hash: [UInt8], of username: String
    ) throws(AccountChangeFailure) -> String {
        try changeAccount(username) { transaction, account throws(AccountChangeFailure) in
            try transaction.setPassword(hash, of: account.username)
        }
    }

    /// Enables or disables an account; gives the canonical username.
    @discardableResult
    public func setEnabled(
        _ isEnabled: Bool, of username: String
    ) throws(AccountChangeFailure) -> String {
        try changeAccount(username) { transaction, account throws(AccountChangeFailure) in
            try transaction.setEnabled(isEnabled, of: account.username)
        }
    }

    /// Runs a change of one account that is there, and gives its canonical name.
    func changeAccount(
        _ username: String,
        _ body: (any AccountTransaction, Account) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure) -> String {
        var canonical = username
        try directory.change(by: actor) { transaction throws(AccountChangeFailure) in
            let account = try Self.existing(username, in: transaction)
            canonical = account.username
            try body(transaction, account)
        }
        return canonical
    }

    static func existing(
        _ username: String, in transaction: any AccountTransaction
    ) throws(AccountChangeFailure) -> Account {
        guard let account = try transaction.account(named: username) else {
            throw .refused(unknown(username))
        }
        return account
    }

    static func unknown(_ username: String) -> String {
        "there is no account \"\(username.printable)\"; "
            + "see mailwright user list"
    }
}
