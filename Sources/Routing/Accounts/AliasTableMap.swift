internal import Outcomes
internal import Tables

/// One map of addresses, cut where the accounts are asked.
struct AliasTableMap: Sendable {
    private let whole: RoutingMap
    private let before: RoutingMap
    private let after: RoutingMap

    init(_ map: RoutingMap, _ context: RoutingContext) {
        whole = map
        // Within a union the accounts answer together with the other tables of it.
        let accounts = map.tables.firstIndex { $0.label.contains("accounts:aliases") }
        let position = accounts ?? map.tables.endIndex
        before = Self.map(map, map.tables[..<position], context)
        // Patterns behind the accounts are for what nobody has: an alias is meant to come first.
        // A union counts as patterns when it begins with some, and the accounts may be in it.
        let behind = map.tables[position...].dropFirst().filter { !$0.isPattern }
        after = Self.map(map, map.tables[position...].prefix(1) + behind, context)
    }

    private static func map(
        _ map: RoutingMap, _ tables: some Collection<any Table>, _ context: RoutingContext
    ) -> RoutingMap {
        RoutingMap(
            name: map.name, strategy: map.strategy, tables: Array(tables), context: context)
    }

    /// Where the tables lead the address of a username, to which the accounts give no answer.
    func answer(toUsername address: String) throws(LookupFailure) -> MapAnswer? {
        try whole.lookup(Array(address.utf8))
    }

    /// The answer that comes before that of the accounts, or that the accounts' would hide.
    func answer(toAlias address: String) throws(LookupFailure) -> MapAnswer? {
        for map in [before, after] {
            guard let answer = try map.lookup(Array(address.utf8)) else { continue }
            // The key of a whole domain is tried last, after the accounts.
            if answer.key.first != UInt8(ascii: "@") { return answer }
        }
        return nil
    }
}
