public import Outcomes

/// Opens tables from what an admin writes: `type:argument`.
///
///     let table = try TableOpener(context).open("texthash:/etc/mailwright/transport")
public struct TableOpener: Sendable {
    private let context: TableContext

    /// Makes an opener.
    public init(_ context: TableContext) {
        self.context = context
    }

    /// Opens the table of a reference.
    ///
    /// A table that is read from a file is watched from then on: ``Table/refresh()`` takes in a
    /// good edit and refuses a bad one.
    public func open(_ reference: String) throws(Complaints) -> any Table {
        let words = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard words.count == 2 else {
            throw context.complaints(
                "\"\(reference)\" names no table; write type:argument, such as "
                    + "texthash:/etc/mailwright/transport")
        }
        guard let type = TableType.named(String(words[0])) else {
            let known = TableType.all.map(\.name).joined(separator: ", ")
            throw context.complaints("there is no table type \"\(words[0])\"; it may be \(known)")
        }
        let argument = String(words[1])
        guard type.readsFile(argument) else { return try type.open(argument, context) }
        guard argument.hasPrefix("/") else {
            throw context.complaints(
                "\"\(reference)\" names no file; write its whole path, beginning with /")
        }
        return try ReloadingTable(type: type, file: argument, label: reference, context: context)
    }
}
