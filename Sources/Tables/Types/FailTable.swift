internal import Outcomes

/// `fail:REASON`: answers no question, every lookup fails for now.
///
///     fail:the office moves today
///
/// As Postfix's fail tables. It keeps mail waiting on purpose, and it makes tests short.
struct FailTable: Table {
    let label: String
    let reason: String

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        throw .temporary(reason)
    }
}

extension TableType {
    /// `fail:REASON`.
    static let fail = TableType(
        name: "fail", summary: "every lookup fails for now"
    ) { (argument, _) throws(Complaints) in
        let label = "fail:\(argument)"
        return FailTable(label: label, reason: argument.isEmpty ? label : argument)
    }
}
