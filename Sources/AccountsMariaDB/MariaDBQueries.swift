internal import Accounts
internal import Mail

/// What is read from the tables.
///
/// The server compares names by the collations of the site's columns, which may take "é" for "e", and
/// "a " for "a"; what comes back is looked at once more.
enum MariaDBQueries {
    static func token(
        _ connection: MariaDBConnection
    ) throws(MariaDBError) -> AccountChangeToken {
        let sums = try connection.rows(
            """
            SELECT COALESCE(CAST(SUM(changes) AS UNSIGNED), 0), COUNT(*) FROM mailwright_changes
            """
        ) { ($0[number: 0], $0[number: 1]) }
        return AccountChangeToken(sums.first?.0 ?? 0, sums.first?.1 ?? 0)
    }

    static func snapshot(_ connection: MariaDBConnection) throws(MariaDBError) -> AccountSnapshot {
        try MariaDBSchema.check(connection)
        let token = try token(connection)
        var builder = AccountSnapshot.Builder()
        try connection.forEachRow(
            "SELECT user.username, fullnamealias, COALESCE(enabled, 1) FROM \(sql: accounts)"
        ) { row in
            builder.addAccount(
                username: row[octets: 0] ?? [], fullNameAlias: row[octets: 1],
                isEnabled: row[number: 2] != 0)
        }
        try connection.forEachRow("SELECT address, owner FROM aliases") { row in
            builder.addAlias(address: row[octets: 0] ?? [], owner: row[octets: 1] ?? [])
        }
        return builder.build(token: token)
    }

    static func credential(
        _ connection: MariaDBConnection, _ username: [UInt8]
    ) throws(MariaDBError) -> Credential? {
        try connection.rows(
            """
            SELECT user.username, COALESCE(password, ''), COALESCE(enabled, 1) \
            FROM \(sql: accounts) WHERE user.username = \(username)
            """
        ) { row in
            Credential(
                username: row[text: 0] ?? "", passwordHash: row[octets: 1] ?? [],
                isEnabled: row[number: 2] != 0)
        }
        .first { isSame(Array($0.username.utf8), username) }
    }

    static func accounts(_ connection: MariaDBConnection) throws(MariaDBError) -> [Account] {
        try connection.rows("SELECT \(sql: accountColumns) FROM \(sql: accounts)", account)
            .sorted { precedes($0.username, $1.username) }
    }

    /// The account that has a value in a column.
    static func account(
        _ connection: MariaDBConnection, where column: SQLText, is value: String
    ) throws(MariaDBError) -> Account? {
        let found = try connection.rows(
            """
            SELECT \(sql: accountColumns), \(sql: column) FROM \(sql: accounts) \
            WHERE \(sql: column) = \(value)
            """
        ) { ($0[octets: 5] ?? [], account($0)) }
        return found.first { isSame($0.0, Array(value.utf8)) }?.1
    }

    static func aliases(_ connection: MariaDBConnection) throws(MariaDBError) -> [OwnedAlias] {
        try connection.rows("SELECT address, owner FROM aliases", alias)
            .sorted { precedes($0.address, $1.address) }
    }

    /// The aliases that have a value in a column.
    static func aliases(
        _ connection: MariaDBConnection, where column: SQLText, is value: String
    ) throws(MariaDBError) -> [OwnedAlias] {
        try connection.rows(
            """
            SELECT address, owner, \(sql: column) FROM aliases WHERE \(sql: column) = \(value)
            """
        ) { ($0[octets: 2] ?? [], alias($0)) }
        .filter { isSame($0.0, Array(value.utf8)) }
        .map(\.1)
        .sorted { precedes($0.address, $1.address) }
    }

    /// A name in our table is spelt, octet for octet, like the one it belongs to: what is compared
    /// here has one collation, whichever the site's tables have.
    private static let accounts: SQLText = """
        user LEFT JOIN mailwright_account ON mailwright_account.username \
        = CONVERT(user.username USING utf8mb4) COLLATE utf8mb4_bin
        """

    private static let accountColumns: SQLText = """
        user.username, fullnamealias, realname, COALESCE(enabled, 1), created
        """

    private static func account(_ row: MariaDBRow) -> Account {
        Account(
            username: row[text: 0] ?? "",
            fullNameAlias: row[text: 1].flatMap { $0.isEmpty ? nil : $0 },
            realName: row[text: 2].flatMap { $0.isEmpty ? nil : $0 },
            isEnabled: row[number: 3] != 0, created: row[text: 4])
    }

    private static func alias(_ row: MariaDBRow) -> OwnedAlias {
        OwnedAlias(address: row[text: 0] ?? "", owner: row[text: 1] ?? "")
    }

    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        ASCII.lowercased(one) == ASCII.lowercased(other)
    }

    private static func precedes(_ one: String, _ other: String) -> Bool {
        ASCII.lowercased(Array(one.utf8))
            .lexicographicallyPrecedes(ASCII.lowercased(Array(other.utf8)))
    }
}
