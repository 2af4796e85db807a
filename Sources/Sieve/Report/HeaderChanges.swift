internal import Mail

/// What a script has changed in the header of a message: whole fields, as they are written.
struct HeaderChanges: Equatable {
    /// The fields that were not there, from top to bottom, each without its last line end.
    private(set) var added: [[UInt8]] = []

    /// The fields that are gone, from top to bottom, each without its last line end.
    private(set) var deleted: [[UInt8]] = []

    /// Compares two headers; fields that have only moved have not changed.
    init(from before: MessageHeader, to after: MessageHeader) {
        deleted = Self.fields(of: before, without: after)
        added = Self.fields(of: after, without: before)
    }

    /// For people, a line a field: `+` and `-` as of diff(1), a folded field on one line.
    var words: [String] {
        deleted.map { "- \(Self.line($0))" } + added.map { "+ \(Self.line($0))" }
    }

    /// For programs: `header_deleted` and `header_added`, where there are such.
    var json: [JSONValue.Member] {
        [("header_deleted", deleted), ("header_added", added)].compactMap { name, fields in
            fields.isEmpty ? nil : JSONValue.Member(name, .array(fields.map(JSONValue.text)))
        }
    }

    private static func fields(
        of header: MessageHeader, without other: MessageHeader
    ) -> [[UInt8]] {
        var known: [[UInt8]: Int] = [:]
        for field in other.fields { known[trimmed(field), default: 0] += 1 }
        return header.fields.map(trimmed).filter { field in
            guard let count = known[field], count > 0 else { return true }
            known[field] = count - 1
            return false
        }
    }

    private static func trimmed(_ field: HeaderField) -> [UInt8] {
        var raw = field.raw
        while let last = raw.last, last == 0x0A || last == 0x0D { raw.removeLast() }
        return Array(raw)
    }

    private static func line(_ field: [UInt8]) -> String {
        String(decoding: field.filter { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }
}
