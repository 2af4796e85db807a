internal import Mail
internal import Outcomes

/// `aliases:/FILE`: a file in the form of aliases(5).
///
///     # /etc/mailwright/aliases
///     postmaster: root
///     root:       alice, bob@example.net
///     "john smith": jsmith,
///         archive
///
/// A name is a local part, in quotes when it has special characters; upper and lower case are
/// alike. Values are addresses parted by commas, with or without domain. A line that starts with
/// white space continues the one before. When a name stands twice the first one counts, with a
/// warning, as with postalias(1).
///
/// `|command`, `/file`, `:include:/file` and `\user` are work for Postfix's local(8), which takes
/// them only from its own `alias_maps`; a served map can not hold them, and the complaint says so.
struct AliasesTable {
    private let file: String
    private var builder = FlatMap.Builder()
    private var complaints: [Complaint] = []
    private var warnings: [Complaint] = []

    static func open(_ file: String, _ context: TableContext) throws(Complaints) -> any Table {
        try parse(TableFile.read(file, context), file: file)
    }

    static func parse(_ text: [UInt8], file: String) throws(Complaints) -> any Table {
        let lines = LogicalLines(text, file: file)
        var reader = AliasesTable(file: file)
        for line in lines.lines {
            do throws(Complaint) {
                try reader.read(line)
            } catch {
                reader.complaints.append(error)
            }
        }
        let complaints = (lines.complaints + reader.complaints).sorted { $0.line < $1.line }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return FlatTable(
            label: "aliases:\(file)", map: reader.builder.build(), warnings: reader.warnings)
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func read(_ line: LogicalLine) throws(Complaint) {
        let colon = KeyScanner.end(of: line.bytes[...]) { $0 == UInt8(ascii: ":") }
        guard let colon else {
            throw line.complaint(file, "a quote is not closed; close it with \"")
        }
        let name = try name(TableText.trimmed(line.bytes[..<colon]), line)
        guard colon < line.bytes.count else {
            throw line.complaint(file, "this is no alias; write name: address, address")
        }
        let pieces = AddressPieces.split(Array(line.bytes[(colon + 1)...]))
        guard !pieces.isEmpty else {
            throw line.complaint(
                file, at: colon,
                "\(TableText.shown(name)) has no address; write one after the colon")
        }
        var values: [[UInt8]] = []
        for piece in pieces {
            // Slices count from the colon on; complaints from the start of the line.
            let offset = piece.startIndex + colon + 1
            values.append(try value(piece, of: name, line, offset))
        }
        let number = UInt32(clamping: line.line)
        let value = Array(values.joined(separator: [UInt8(ascii: ","), UInt8(ascii: " ")]))
        if !builder.insert(name, value, payload: number) {
            warnings.append(
                line.complaint(
                    file,
                    "\(TableText.shown(name)) stands on line "
                        + "\(builder.entry(name)?.payload ?? 0) already, and that one counts; "
                        + "remove one of them"))
        }
    }

    /// The name of an alias, unquoted and in lower case.
    private func name(
        _ written: ArraySlice<UInt8>, _ line: LogicalLine
    ) throws(Complaint) -> [UInt8] {
        guard let address = AddressPieces.address(written), address.displayName == nil else {
            throw line.complaint(
                file,
                "\"\(TableText.shown(written))\" is not the name of an alias; "
                    + "write name: address, with quotes around a name with special characters")
        }
        guard address.domain.isEmpty else {
            throw line.complaint(
                file,
                "the name of an alias has no domain; remove @\(TableText.shown(address.domain))"
                    + ", or list the address in a texthash table")
        }
        return KeyFolding.folded(address.localPart)
    }

    private func value(
        _ piece: ArraySlice<UInt8>, of name: [UInt8], _ line: LogicalLine, _ offset: Int
    ) throws(Complaint) -> [UInt8] {
        let bare = piece.first == UInt8(ascii: "\"") ? piece.dropFirst() : piece
        let shown = TableText.shown(piece)
        for (start, what) in AliasesTable.unservable where bare.starts(with: start.utf8) {
            throw line.complaint(
                file, at: offset,
                "\(what) \(shown) can not be served; list it in Postfix's own alias_maps")
        }
        if bare.first == UInt8(ascii: "\\") {
            // `bob: \bob, archive` keeps a copy for bob, which a virtual alias does with `bob`.
            let user = Array(bare.dropFirst())
            if ASCII.equalIgnoringCase(user, name) { return user }
            throw line.complaint(
                file, at: offset,
                "\(shown) can not be served, except as \\name in the alias "
                    + "name; list it in Postfix's own alias_maps")
        }
        guard let address = AddressPieces.address(piece) else {
            throw line.complaint(
                file, at: offset,
                "\"\(shown)\" is not an address; part addresses by commas, and "
                    + "start a comment on a line of its own")
        }
        return address.bytes
    }

    private static let unservable = [
        ("|", "the command"), ("/", "the file"), (":include:", "the list"),
    ]
}

extension TableType {
    /// `aliases:/FILE`.
    static let aliases = TableType(
        name: "aliases", summary: "a file of aliases(5)", readsFile: { _ in true },
        open: { (file, context) throws(Complaints) in
            try AliasesTable.open(file, context)
        })
}
