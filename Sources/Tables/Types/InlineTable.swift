internal import Outcomes

/// `inline:{KEY=VALUE, ...}`: a table in the settings themselves.
///
///     inline:{root=alice, abuse=bob}
///     inline:{{ info@example.org = alice@example.org, bob@example.org }, x@example.org=bob}
///
/// As Postfix's inline tables: items are parted by commas and spaces; one whose value contains
/// them stands in braces. When a key stands twice the last one counts, with a warning.
enum InlineTable {
    static func open(
        _ argument: String, _ context: TableContext
    ) throws(Complaints) -> any Table {
        let label = "inline:\(argument)"
        var pairs: [(key: [UInt8], value: [UInt8])] = []
        do throws(BraceList.Mistake) {
            for item in try BraceList.items(argument) { pairs.append(try pair(item)) }
        } catch {
            throw context.complaints(
                "\(label): \(error.message); write inline:{key=value, {key = two words}}")
        }
        var builder = FlatMap.Builder()
        var warnings: [Complaint] = []
        for pair in pairs.reversed() where !builder.insert(pair.key, pair.value) {
            warnings +=
                context.complaints(
                    "\(label): \(TableText.shown(pair.key)) stands twice; the last one counts"
                ).all
        }
        return FlatTable(label: label, map: builder.build(), warnings: warnings)
    }

    private static func pair(
        _ item: String
    ) throws(BraceList.Mistake) -> (key: [UInt8], value: [UInt8]) {
        let bytes = item.hasPrefix("{") ? try BraceList.content(item) : Array(item.utf8)
        let isEnd = { $0 == UInt8(ascii: "=") || TableText.isSpace($0) }
        guard let end = KeyScanner.end(of: bytes[...], before: isEnd) else {
            throw BraceList.Mistake(message: "the quote in \(item) is not closed")
        }
        let rest = TableText.trimmed(bytes[end...])
        guard end > 0, rest.first == UInt8(ascii: "=") else {
            throw BraceList.Mistake(message: "\(item) is not key=value")
        }
        let value = TableText.trimmed(rest.dropFirst())
        guard !value.isEmpty else {
            throw BraceList.Mistake(message: "\(item) has no value")
        }
        return (KeyFolding.folded(Array(bytes[..<end])), Array(value))
    }
}

extension TableType {
    /// `inline:{KEY=VALUE, ...}`.
    static let inline = TableType(
        name: "inline", summary: "keys and values in the settings",
        open: { (argument, context) throws(Complaints) in
            try InlineTable.open(argument, context)
        })
}
