/// What a map answers, and why.
public struct MapAnswer: Sendable, Equatable {
    /// The value for Postfix.
    public var value: [UInt8]

    /// The key that was found.
    public var key: [UInt8]

    /// The table that had it, as the admin wrote it.
    public var table: String

    /// The line of the table's file; 0 when there is none.
    public var line: Int

    /// Makes an answer.
    public init(value: [UInt8], key: [UInt8], table: String, line: Int = 0) {
        self.value = value
        self.key = key
        self.table = table
        self.line = line
    }
}
