internal import Outcomes

/// A table of plain keys and values: what `texthash`, `aliases` and `inline` become.
///
/// Keys are folded to lower case, as Postfix folds those of its indexed tables; so is the key
/// that is asked. The payload of an entry is its line.
struct FlatTable: Table {
    let label: String
    let map: FlatMap
    let warnings: [Complaint]

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        map.entry(KeyFolding.folded(key)).map {
            TableAnswer(Array($0.value), table: label, line: Int($0.payload))
        }
    }
}
