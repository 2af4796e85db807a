internal import Outcomes

/// `unionmap:{TABLE, TABLE ...}`: asks several tables, and answers with all that they know.
///
///     unionmap:{texthash:/etc/mailwright/archive, texthash:/etc/mailwright/deputies}
///
/// As Postfix's unionmap tables: the values are joined by commas in the order of the tables; when
/// one table fails, the whole lookup fails. Whether it counts as a pattern table is decided by the
/// first. It may also be written `union:`.
struct UnionTable: Table {
    let label: String
    let tables: [any Table]

    var isPattern: Bool { tables.first?.isPattern ?? false }
    var warnings: [Complaint] { tables.flatMap(\.warnings) }

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        var found: [TableAnswer] = []
        for table in tables {
            if let answer = try table.lookup(key) { found.append(answer) }
        }
        guard found.count > 1 else { return found.first }
        return TableAnswer(Array(found.map(\.value).joined(separator: [0x2c])), table: label)
    }

    func refresh() {
        for table in tables { table.refresh() }
    }
}

extension TableType {
    /// `unionmap:{TABLE, TABLE ...}`.
    static let unionmap = TableType(
        name: "unionmap", otherNames: ["union"], summary: "the values of several tables together"
    ) { (argument, context) throws(Complaints) in
        let label = "unionmap:\(argument)"
        let references: [String]
        do throws(BraceList.Mistake) {
            references = try BraceList.items(argument)
        } catch {
            throw context.complaints(
                "\(label): \(error.message); write unionmap:{type:argument, type:argument}")
        }
        let opener = TableOpener(context)
        var tables: [any Table] = []
        var complaints: [Complaint] = []
        for reference in references {
            do throws(Complaints) {
                tables.append(try opener.open(reference))
            } catch {
                complaints += error.all
            }
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return UnionTable(label: label, tables: tables)
    }
}
