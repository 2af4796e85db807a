internal import CMariaDB

/// A row of a result, as long as it is being looked at: the next one takes its memory.
struct MariaDBRow {
    private let columns: MYSQL_ROW
    private let lengths: UnsafeMutablePointer<UInt>
    private let count: Int

    init(columns: MYSQL_ROW, lengths: UnsafeMutablePointer<UInt>, count: Int) {
        self.columns = columns
        self.lengths = lengths
        self.count = count
    }

    /// The octets of a column; nil for NULL.
    subscript(octets column: Int) -> [UInt8]? {
        precondition(column < count)
        // mysql_fetch_row(3) gives a pointer for each column, and mysql_fetch_lengths(3) its length.
        guard let start = columns[column] else { return nil }
        return [UInt8](
            UnsafeRawBufferPointer(start: start, count: Int(lengths[column])))
    }

    /// A column as text; nil for NULL.
    subscript(text column: Int) -> String? {
        self[octets: column].map { String(decoding: $0, as: UTF8.self) }
    }

    /// A column as a number; 0 for NULL and for what is none.
    subscript(number column: Int) -> UInt64 {
        self[text: column].flatMap { UInt64($0) } ?? 0
    }
}
