internal import Accounts
internal import Mail
public import Outcomes
public import Settings
internal import Tables

/// The tables that lead mail elsewhere, asked before an account gets a new address.
///
///     let tables = try AliasTables(settings)
///     if let clash = try tables.clash(ofUsername: "board", names: ["board"]) { ... }
///
/// These are the maps with the key strategy `address`, asked through the same functions as by
/// Postfix, but without the accounts: those tell their own clashes.
public struct AliasTables: Sendable {
    private let maps: [AliasTableMap]
    private let context: RoutingContext
    private let domains: [String]

    /// Opens the tables of the settings.
    ///
    /// Throws what is wrong in them, for nobody can tell then where an address leads.
    public init(_ settings: SiteSettings) throws(Complaints) {
        var settings = settings
        // The others need not even be in order.
        settings.maps.removeAll { $0.keys.value != KeyStrategy.address.name }
        let nobody = AccountSnapshot.Builder().build(token: AccountChangeToken(0))
        let set = try MapSet(settings, accounts: AccountSnapshotHolder(nobody))
        let context = RoutingContext(
            domains: HostedDomains(settings.domains),
            delimiter: RecipientDelimiter(settings.recipientDelimiter))
        maps = set.maps.map { AliasTableMap($0, context) }
        self.context = context
        domains = settings.domains
    }

    /// The table by which mail to a new account would not come to it; nil when there is none.
    ///
    /// `names` are the username and the full-name alias of the account: a table may lead to them,
    /// and to others besides.
    public func clash(
        ofUsername username: String, names: [String]
    ) throws(LookupFailure) -> AliasTableClash? {
        for domain in domains {
            let address = Self.lowercased("\(username)@\(domain)")
            for map in maps {
                guard let answer = try map.answer(toUsername: address) else { continue }
                // A list with the account in it is a copy for others.
                let leads = destinations(answer).contains { isOne($0, of: names) }
                if !leads { return AliasTableClash(address: address, answer: answer) }
            }
        }
        return nil
    }

    /// The table by which mail to a full-name alias goes elsewhere, in any hosted domain.
    public func clash(
        ofFullNameAlias alias: String, names: [String]
    ) throws(LookupFailure) -> AliasTableClash? {
        for domain in domains {
            if let clash = try clash(ofAlias: "\(alias)@\(domain)", names: names) { return clash }
        }
        return nil
    }

    /// The table by which mail to a new alias would not come to its owner, or from which the
    /// alias would take somebody's mail; nil when there is none.
    ///
    /// `names` are the username and the full-name alias of the owner. Mail for everything that
    /// is not named (`@example.org`) may be taken: that is what such a line is for.
    public func clash(
        ofAlias address: String, names: [String]
    ) throws(LookupFailure) -> AliasTableClash? {
        let address = Self.lowercased(address)
        for map in maps {
            guard let answer = try map.answer(toAlias: address) else { continue }
            // The accounts answer alone, so that others in the list would get nothing any more.
            let leads = destinations(answer).allSatisfy { isOne($0, of: names) }
            if !leads { return AliasTableClash(address: address, answer: answer) }
        }
        return nil
    }

    private func destinations(_ answer: MapAnswer) -> [MailAddress] {
        AddressPieces.split(answer.value).compactMap(AddressPieces.address)
    }

    private func isOne(_ address: MailAddress, of names: [String]) -> Bool {
        let user = context.delimiter.split(localPart: address.localPart).user
        return context.domains.contains(address.domain)
            && names.contains { ASCII.equalIgnoringCase($0.utf8, user) }
    }

    private static func lowercased(_ text: String) -> String {
        String(decoding: ASCII.lowercased(Array(text.utf8)), as: UTF8.self)
    }
}

/// An address that a table leads elsewhere.
public struct AliasTableClash: Sendable, Equatable {
    /// The address in lower case.
    public var address: String

    /// What the table answers to it.
    public var answer: MapAnswer

    /// The table, its line if it has lines, and where it leads, in words.
    public var description: String {
        let line = answer.line > 0 ? " line \(answer.line)" : ""
        let value = String(decoding: answer.value, as: UTF8.self).printable
        return "\(answer.table)\(line), which leads \(address) to \(value)"
    }
}
