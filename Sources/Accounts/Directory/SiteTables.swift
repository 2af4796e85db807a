/// The tables that a site may have made itself: what every database of accounts needs of them.
public enum SiteTables {
    /// The columns that are read and written, by table.
    public static let columns = [
        ("user", ["username", "fullnamealias", "realname", "password"]),
        ("aliases", ["address", "owner"]),
    ]

    /// The columns in which a value stands once, whatever the case of its letters.
    public static let unique = [
        ("user", "username"), ("user", "fullnamealias"), ("aliases", "address"),
    ]

    /// What to say of a column that is not there.
    public static func missing(_ column: String, of table: String) -> String {
        "the table \(table) has no column \(column); add it, or name another database"
    }

    /// What to say of a value that is there more than once.
    public static func duplicate(_ value: String, in column: String, of table: String) -> String {
        "the table \(table) has the \(column) \"\(value)\" twice, its case ignored; change one of "
            + "them"
    }
}
