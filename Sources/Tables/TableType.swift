public import Outcomes

/// A kind of table: the word before the colon in `texthash:/etc/mailwright/transport`.
///
/// Each type is one file in `Types`, whose comment is its manual, and one line in
/// `TableType+All.swift`.
public struct TableType: Sendable {
    /// The word, as Postfix has it where Postfix has such a table.
    public let name: String

    /// Other words for the same type.
    public let otherNames: [String]

    /// What it is, in a few words.
    public let summary: String

    /// Whether the argument is a file to watch; a file table need not do so itself.
    public let readsFile: @Sendable (_ argument: String) -> Bool

    /// Whether its tables hold patterns; see ``Table/isPattern``.
    public let isPattern: Bool

    /// Opens a table of this type.
    public let open:
        @Sendable (_ argument: String, _ context: TableContext)
            throws(Complaints) -> any Table

    /// Makes a table type.
    public init(
        name: String, otherNames: [String] = [], summary: String, isPattern: Bool = false,
        readsFile: @escaping @Sendable (_ argument: String) -> Bool = { _ in false },
        open:
            @escaping @Sendable (_ argument: String, _ context: TableContext)
            throws(Complaints) -> any Table
    ) {
        self.name = name
        self.otherNames = otherNames
        self.summary = summary
        self.isPattern = isPattern
        self.readsFile = readsFile
        self.open = open
    }

    /// The type of a name, or nil.
    public static func named(_ name: String) -> TableType? {
        all.first { $0.name == name || $0.otherNames.contains(name) }
    }
}
