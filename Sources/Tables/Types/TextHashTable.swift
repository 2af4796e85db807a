internal import Outcomes

/// `texthash:/FILE`: plain lines of a key, white space and a value.
///
///     # /etc/mailwright/transport
///     lists.example.org           smtp:[lists.internal]
///     "john smith"@example.org    lmtp:unix:private/special
///         (a line that starts with white space continues the one before)
///
/// As Postfix's texthash tables (postmap(1), TABLE FILE FORMAT), but watched. Keys are folded to
/// lower case. When a key stands twice the first one counts, with a warning. A line that Postfix
/// would leave out with a warning refuses the edit here.
struct TextHashTable {
    private let file: String
    private var builder = FlatMap.Builder()
    private var complaints: [Complaint] = []
    private var warnings: [Complaint] = []

    static func open(_ file: String, _ context: TableContext) throws(Complaints) -> any Table {
        try parse(TableFile.read(file, context), file: file)
    }

    static func parse(_ text: [UInt8], file: String) throws(Complaints) -> any Table {
        let lines = LogicalLines(text, file: file)
        var reader = TextHashTable(file: file)
        for line in lines.lines { reader.read(line) }
        let complaints = (lines.complaints + reader.complaints).sorted { $0.line < $1.line }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return FlatTable(
            label: "texthash:\(file)", map: reader.builder.build(), warnings: reader.warnings)
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func read(_ line: LogicalLine) {
        let end = KeyScanner.end(of: line.bytes[...], before: TableText.isSpace)
        guard let end else {
            complaints.append(line.complaint(file, "a quote is not closed; close it with \""))
            return
        }
        let key = KeyFolding.folded(Array(line.bytes[..<end]))
        let value = TableText.trimmed(line.bytes[end...])
        guard !value.isEmpty else {
            complaints.append(
                line.complaint(
                    file, "\(TableText.shown(key)) has no value; write key, white space, value"))
            return
        }
        if key.last == UInt8(ascii: ":") {
            warnings.append(
                line.complaint(
                    file,
                    "the key \(TableText.shown(key)) ends in a colon; "
                        + "if this is an aliases file, write aliases:\(file)"))
        }
        if !builder.insert(key[...], value, payload: UInt32(clamping: line.line)) {
            let first = builder.entry(key)?.payload ?? 0
            warnings.append(
                line.complaint(
                    file,
                    "\(TableText.shown(key)) stands on line \(first) already, "
                        + "and that one counts; remove one of them"))
        }
    }
}

extension TableType {
    /// `texthash:/FILE`.
    static let texthash = TableType(
        name: "texthash", summary: "a file of keys and values", readsFile: { _ in true },
        open: { (file, context) throws(Complaints) in
            try TextHashTable.open(file, context)
        })
}
