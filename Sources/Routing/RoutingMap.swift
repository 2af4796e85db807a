public import Outcomes
public import Tables

/// A map is what Postfix asks by name: a key strategy over a chain of tables.
///
///     let map = RoutingMap(
///         name: "virtual-aliases", strategy: .address, tables: [arbitration, aliases],
///         context: context)
///     let answer = try map.lookup(Array("Bob+news@example.org".utf8))
///
/// Each key of the strategy is tried in all the tables before the next key (maps_find(3)); the
/// first answer counts, and the first failure ends the search. The server and the tool ask
/// through this function alone.
public final class RoutingMap: Sendable {
    /// The name by which Postfix asks.
    public let name: String

    /// Which keys are tried.
    public let strategy: KeyStrategy

    /// The tables, in the order they are asked.
    public let tables: [any Table]

    private let context: RoutingContext

    /// Makes a map.
    public init(
        name: String, strategy: KeyStrategy, tables: [any Table], context: RoutingContext
    ) {
        self.name = name
        self.strategy = strategy
        self.tables = tables
        self.context = context
    }

    /// The answer to a key as Postfix sends it, or nil when it is not found.
    ///
    /// Any bytes may be asked: what is no key of this map is not found. Throws the failure of a
    /// table, and a configuration failure for a value that can not be used.
    public func lookup(_ key: [UInt8]) throws(LookupFailure) -> MapAnswer? {
        guard key.count <= AddressKey.lengthLimit, !key.contains(0) else { return nil }
        let question = KeyQuestion(key, context)
        for stage in strategy.keys {
            for candidate in stage.candidates(question) {
                guard let (tried, found) = try find(candidate) else { continue }
                return try answer(question, candidate, tried, found)
            }
        }
        return nil
    }

    private func find(
        _ candidate: KeyCandidate
    ) throws(LookupFailure) -> (key: [UInt8], answer: TableAnswer)? {
        for table in tables {
            guard let key = table.isPattern ? candidate.spelled : candidate.folded,
                !key.isEmpty
            else { continue }
            if let answer = try table.lookup(key) { return (key, answer) }
        }
        return nil
    }

    private func answer(
        _ question: KeyQuestion, _ candidate: KeyCandidate, _ tried: [UInt8], _ found: TableAnswer
    ) throws(LookupFailure) -> MapAnswer? {
        // Postfix takes an empty value as a mistake of the table, too (maps_find(3)).
        guard !found.value.isEmpty else { throw unusable(found, "the value is empty") }
        do throws(ValueRule.Mistake) {
            return try strategy.value.apply(found.value, candidate, question).map {
                MapAnswer(value: $0, key: tried, table: found.table, line: found.line)
            }
        } catch {
            throw unusable(found, error.message)
        }
    }

    private func unusable(_ found: TableAnswer, _ message: String) -> LookupFailure {
        let line = found.line > 0 ? " line \(found.line)" : ""
        return .configuration("map \(name): \(found.table)\(line): \(message)")
    }
}
