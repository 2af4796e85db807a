internal import Outcomes

/// Splits a table into logical lines, in the way all text tables of Postfix are read.
///
/// A logical line starts with text that is not white space; a line that starts with white space
/// continues it. Empty lines and lines whose first text is `#` are skipped, also between a line
/// and its continuation. Postfix goes on with a warning after a continuation of nothing, a NUL
/// or bad UTF-8, and drops what it can not read; here each is a complaint.
struct LogicalLines {
    private let file: String
    private(set) var lines: [LogicalLine] = []
    private(set) var complaints: [Complaint] = []
    private var bytes: [UInt8] = []
    private var parts: [LogicalLine.Part] = []

    init(_ text: [UInt8], file: String) {
        self.file = file
        for (index, line) in text.split(separator: 0x0a, omittingEmptySubsequences: false)
            .enumerated()
        {
            read(line, number: index + 1)
        }
        finish()
    }

    private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
        guard let first = line.firstIndex(where: { !TableText.isSpace($0) }),
            line[first] != UInt8(ascii: "#")
        else { return }
        if let mistake = mistake(in: line) {
            complaints.append(Complaint(file: file, line: number, mistake))
        }
        if first == line.startIndex {
            finish()
        } else if parts.isEmpty {
            complaints.append(
                Complaint(
                    file: file, line: number,
                    "a line that starts with white space continues nothing; "
                        + "start it in the first column"))
            return
        }
        parts.append(LogicalLine.Part(line: number, start: bytes.count))
        bytes += line
    }

    private func mistake(in line: ArraySlice<UInt8>) -> String? {
        if line.contains(0) { return "the line has a NUL byte; remove it" }
        if line.contains(where: { $0 > 0x7f }), String(validating: line, as: UTF8.self) == nil {
            return "the line is not UTF-8; save the file as UTF-8"
        }
        return nil
    }

    private mutating func finish() {
        guard !parts.isEmpty else { return }
        let end = bytes.lastIndex { !TableText.isSpace($0) }.map { $0 + 1 } ?? 0
        lines.append(LogicalLine(bytes: Array(bytes[..<end]), parts: parts))
        bytes = []
        parts = []
    }
}
