internal import Outcomes

/// `static:VALUE`: answers every question with the same value.
///
///     static:relay:[mail.example.org]
///     static:{ a value with spaces at neither end }
///
/// As Postfix's static tables (DATABASE_README). Useful as the last table of a map, and in tests.
struct StaticTable: Table {
    let label: String
    let value: [UInt8]

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        TableAnswer(value, table: label)
    }
}

extension TableType {
    /// `static:VALUE`.
    static let `static` = TableType(
        name: "static", summary: "one value for every key"
    ) { (argument, context) throws(Complaints) in
        var value = Array(argument.utf8)
        if argument.hasPrefix("{") {
            do throws(BraceList.Mistake) {
                value = try BraceList.content(argument)
            } catch {
                throw context.complaints(
                    "static:\(argument): \(error.message); write static:{value}")
            }
        }
        guard !value.isEmpty else {
            throw context.complaints("static: has no value; write static:VALUE")
        }
        return StaticTable(label: "static:\(argument)", value: value)
    }
}
