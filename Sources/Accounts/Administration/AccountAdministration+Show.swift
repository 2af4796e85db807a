internal import Mail
internal import Outcomes

extension AccountAdministration {
    /// One account with its aliases; refuses a name that there is not.
    ///
    /// Takes a username, or an address of the account: its full-name alias or an alias that it
    /// owns, the domain left out or one of the hosted ones.
    public func account(
        named name: String
    ) throws(AccountChangeFailure) -> (account: Account, aliases: [OwnedAlias]) {
        let accounts: [Account]
        let aliases: [OwnedAlias]
        do throws(LookupFailure) {
            accounts = try directory.accounts()
            aliases = try directory.aliases()
        } catch {
            throw .failed(error)
        }
        guard let found = holder(of: name, accounts, aliases) else {
            throw .refused(Self.unknown(name))
        }
        return (found, aliases.filter { Self.isSame($0.owner, found.username) })
    }

    private func holder(
        of name: String, _ accounts: [Account], _ aliases: [OwnedAlias]
    ) -> Account? {
        let localPart = hostedLocalPart(of: name)
        if let localPart {
            let named = accounts.first { Self.isSame($0.username, localPart) }
            if let named { return named }
            let fullNamed = accounts.first { account in
                account.fullNameAlias.map { Self.isSame($0, localPart) } ?? false
            }
            if let fullNamed { return fullNamed }
        }
        let spellings =
            [name] + (localPart.map { [$0] } ?? [])
            + (localPart == name ? domains.map { "\(name)@\($0)" } : [])
        let alias = aliases.first { alias in
            spellings.contains { Self.isSame(alias.address, $0) }
        }
        return alias.flatMap { alias in
            accounts.first { Self.isSame($0.username, alias.owner) }
        }
    }

    /// The name itself, or what stands before a hosted domain; nil for any other address.
    private func hostedLocalPart(of name: String) -> String? {
        guard let at = name.lastIndex(of: "@") else { return name }
        let domain = String(name[name.index(after: at)...])
        return domains.contains { Self.isSame($0, domain) } ? String(name[..<at]) : nil
    }
}
