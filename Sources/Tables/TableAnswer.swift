/// What a table answers: the value, and where it stands.
public struct TableAnswer: Sendable, Equatable {
    /// The value, as the table has it.
    public var value: [UInt8]

    /// The line of the table's file; 0 when there is none.
    public var line: Int

    /// The label of the table that answered.
    public var table: String

    /// Makes an answer.
    public init(_ value: [UInt8], table: String, line: Int = 0) {
        self.value = value
        self.table = table
        self.line = line
    }
}
