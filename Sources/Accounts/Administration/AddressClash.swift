/// Finds what an address or a name would clash with, and says it in words.
///
/// Usernames, full-name aliases and aliases share one space: each is an address in every hosted
/// domain, and mail to an address must have one destination.
struct AddressClash {
    let transaction: any AccountTransaction
    let domains: [String]

    /// What holds a bare local part already, as a name, a full-name alias or an alias; or nil.
    func holder(ofLocalPart localPart: String) throws(AccountChangeFailure) -> String? {
        if let name = try nameHolder(localPart) { return name }
        if let bare = try aliasHolder(localPart) { return bare }
        for domain in domains {
            if let alias = try aliasHolder("\(localPart)@\(domain)") { return alias }
        }
        return nil
    }

    /// What holds an address of a hosted domain already; or nil.
    func holder(of address: AliasAddress) throws(AccountChangeFailure) -> String? {
        if let name = try nameHolder(address.localPart) { return name }
        if let alias = try aliasHolder(address.text) { return alias }
        return try aliasHolder(address.localPart)
    }

    private func nameHolder(_ name: String) throws(AccountChangeFailure) -> String? {
        if let account = try transaction.account(named: name) {
            return "the account \(account.username)"
        }
        if let account = try transaction.account(fullNameAlias: name) {
            return "the full-name alias of \(account.username)"
        }
        return nil
    }

    private func aliasHolder(_ address: String) throws(AccountChangeFailure) -> String? {
        guard let alias = try transaction.alias(address) else { return nil }
        return "the alias \(alias.address) of \(alias.owner)"
    }
}
