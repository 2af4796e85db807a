public import Outcomes

/// An error of a script with the line it is in and a mark under the place.
///
///     filter.sieve:3:1: there is no command 'fileinot'
///         fileinot "Archive";
///         ^
///         did you mean 'fileinto'?
public struct ComplaintExcerpt: Sendable, CustomStringConvertible {
    /// Columns of a line that are shown; of a longer one only the part around the place.
    private static let width = 76

    /// The text of the excerpt, without a line end.
    public let description: String

    /// Shows a complaint about a script.
    public init(_ complaint: Complaint, in source: [UInt8]) {
        let (problem, hint) = Self.split(complaint.message)
        let heading = Complaint(
            file: complaint.file, line: complaint.line, column: complaint.column, problem)
        var lines = [heading.description]
        if let line = Self.line(complaint.line, of: source) {
            let (text, offset) = Self.excerpt(of: line, around: complaint.column - 1)
            lines.append("    " + text)
            lines.append("    " + String(repeating: " ", count: offset) + "^")
        }
        if let hint { lines.append("    " + hint) }
        description = lines.joined(separator: "\n")
    }

    /// What is wrong, and what to do, which stands behind the last semicolon and a space.
    private static func split(_ message: String) -> (problem: String, hint: String?) {
        let text = Array(message.utf8)
        guard
            let index = text.indices.dropLast().last(where: {
                text[$0] == 0x3B && text[$0 + 1] == 0x20
            })
        else { return (message, nil) }
        let hint = String(decoding: text[(index + 2)...], as: UTF8.self)
        return (String(decoding: text[..<index], as: UTF8.self), hint)
    }

    private static func line(_ number: Int, of source: [UInt8]) -> ArraySlice<UInt8>? {
        guard number > 0 else { return nil }
        var start = 0
        for _ in 1..<number {
            guard let end = source[start...].firstIndex(of: 0x0A) else { return nil }
            start = end + 1
        }
        let end = source[start...].firstIndex(of: 0x0A) ?? source.endIndex
        return source[start..<end]
    }

    /// A part of the line that can be printed, and how many characters stand before the place.
    private static func excerpt(
        of line: ArraySlice<UInt8>, around column: Int
    ) -> (text: String, offset: Int) {
        let place = min(max(line.startIndex + column, line.startIndex), line.endIndex)
        var before = printable(line[..<place])
        var after = printable(line[place...])
        if before.count > width / 2, before.count + after.count > width {
            before = "..." + before.suffix(width / 2)
        }
        if before.count + after.count > width {
            after = after.prefix(width - min(width, before.count)) + "..."
        }
        return (before + after, before.count)
    }

    /// Tabs and control characters as spaces, so that the mark stands under its place.
    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        let trimmed = bytes.last == 0x0D ? bytes.dropLast() : bytes
        return String(
            decoding: trimmed.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }
}
