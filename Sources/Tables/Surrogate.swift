internal import Outcomes

/// Stands in for a table that could not be opened: answers every question with a failure.
///
/// "Not found" would bounce mail, and ending the daemon would stop the maps that are in order
/// (Postfix does the same, dict_surrogate(3)).
struct Surrogate: Table {
    let label: String
    let isPattern: Bool
    let complaints: Complaints

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        let more = complaints.all.count - 1
        let first = complaints.all.first.map(\.description) ?? label
        throw .configuration(more > 0 ? "\(first) (and \(more) more)" : first)
    }
}
