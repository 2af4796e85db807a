internal import Outcomes

/// One logical line of a table: a line with the lines that continue it.
///
/// The bytes of the lines follow each other without the newlines between them; where each came
/// from is remembered, so that a complaint names the line and column that the admin sees.
struct LogicalLine: Equatable, Sendable {
    /// The text, without newlines and without white space at the end.
    let bytes: [UInt8]

    /// The physical lines it is made of: the line's number, and where its text starts in `bytes`.
    let parts: [Part]

    struct Part: Equatable, Sendable {
        let line: Int
        let start: Int
    }

    /// The number of its first line.
    var line: Int { parts.first?.line ?? 0 }

    /// A complaint about a byte of the line, or about the whole line.
    func complaint(_ file: String, at offset: Int? = nil, _ message: String) -> Complaint {
        guard let offset, let part = parts.last(where: { $0.start <= offset }) else {
            return Complaint(file: file, line: line, message)
        }
        return Complaint(
            file: file, line: part.line, column: offset - part.start + 1, message)
    }
}
