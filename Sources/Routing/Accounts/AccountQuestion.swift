internal import Accounts

/// What the views of the accounts answer to one address.
struct AccountQuestion: Sendable {
    let address: [UInt8]
    let localPart: [UInt8]
    let domain: [UInt8]
    let domains: HostedDomains
    let held: HeldSnapshot

    private var isHosted: Bool { domains.contains(domain) }

    /// `user@primary` for an alias of an enabled account.
    static let alias: @Sendable (AccountQuestion) -> [UInt8]? = { question in
        guard let username = question.aliasOwner,
            let account = question.held.snapshot.account(named: Array(username)), account.isEnabled
        else { return nil }
        return Array(account.username) + [UInt8(ascii: "@")] + question.domains.primary
    }

    /// `user/Maildir/` for an enabled account.
    static let mailbox: @Sendable (AccountQuestion) -> [UInt8]? = { question in
        guard question.isHosted,
            let account = question.held.snapshot.account(named: question.localPart),
            account.isEnabled
        else { return nil }
        return Array(account.username) + Array("/Maildir/".utf8)
    }

    /// The user who may send from the address.
    static let owner: @Sendable (AccountQuestion) -> [UInt8]? = { question in
        if let owner = question.aliasOwner { return Array(owner) }
        guard question.isHosted else { return nil }
        return question.held.snapshot.account(named: question.localPart).map { Array($0.username) }
    }

    /// Whose alias the address is: an owned alias, or a full-name alias in a hosted domain.
    private var aliasOwner: ArraySlice<UInt8>? {
        if let owner = held.snapshot.owner(ofAlias: address) { return owner }
        guard isHosted else { return nil }
        // The site's own table has aliases without domain as well: they count in all of them.
        return held.snapshot.owner(ofAlias: localPart)
            ?? held.snapshot.username(ofFullNameAlias: localPart)
    }
}
