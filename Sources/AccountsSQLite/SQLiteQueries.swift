internal import Accounts
internal import GRDB

/// What is read from the tables.
///
/// Every column is cast: SQLite stores any type in any column, and what another program wrote
/// there must not stop us.
enum SQLiteQueries {
    static func token(
        _ database: Database, identity: SQLiteFile.Identity
    ) throws -> AccountChangeToken {
        let counter = try Int64.fetchOne(
            database, sql: "SELECT CAST(change_counter AS INTEGER) FROM mailwright_state")
        return AccountChangeToken(
            identity.device, identity.inode, UInt64(bitPattern: counter ?? 0))
    }

    static func snapshot(
        _ database: Database, token: AccountChangeToken
    ) throws -> AccountSnapshot {
        var builder = AccountSnapshot.Builder()
        let users = try Row.fetchCursor(database, sql: accountColumns + "ORDER BY user.rowid")
        while let row = try users.next() {
            let account = account(row)
            builder.addAccount(
                username: Array(account.username.utf8),
                fullNameAlias: account.fullNameAlias.map { Array($0.utf8) },
                isEnabled: account.isEnabled)
        }
        let aliases = try Row.fetchCursor(database, sql: aliasColumns + "ORDER BY rowid")
        while let row = try aliases.next() {
            let alias = alias(row)
            builder.addAlias(address: Array(alias.address.utf8), owner: Array(alias.owner.utf8))
        }
        return builder.build(token: token)
    }

    static func credential(_ database: Database, _ username: String) throws -> Credential? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT CAST(user.username AS TEXT), CAST(COALESCE(password, '') AS TEXT), \
                CAST(COALESCE(enabled, 1) AS INTEGER) FROM user \
                LEFT JOIN mailwright_account ON mailwright_account.username = user.username \
                WHERE user.username = ? COLLATE NOCASE
                """, arguments: [username])
        guard let row else { return nil }
        return Credential(
            username: row[0] as String? ?? "",
            passwordHash: Array((row[1] as String? ?? "").utf8),
            isEnabled: row[2] as Int64? != 0)
    }

    static func accounts(_ database: Database) throws -> [Account] {
        try Row.fetchAll(
            database, sql: accountColumns + "ORDER BY user.username COLLATE NOCASE"
        ).map(account)
    }

    static func account(
        _ database: Database, where column: String, is value: String
    ) throws -> Account? {
        try Row.fetchOne(
            database, sql: accountColumns + "WHERE \(column) = ? COLLATE NOCASE",
            arguments: [value]
        ).map(account)
    }

    static func aliases(_ database: Database) throws -> [OwnedAlias] {
        try Row.fetchAll(
            database, sql: aliasColumns + "ORDER BY address COLLATE NOCASE"
        ).map(alias)
    }

    static func aliases(
        _ database: Database, where column: String, is value: String
    ) throws -> [OwnedAlias] {
        try Row.fetchAll(
            database,
            sql: aliasColumns
                + "WHERE \(column) = ? COLLATE NOCASE ORDER BY address COLLATE NOCASE",
            arguments: [value]
        ).map(alias)
    }

    private static let accountColumns = """
        SELECT CAST(user.username AS TEXT), CAST(fullnamealias AS TEXT), \
        CAST(realname AS TEXT), CAST(COALESCE(enabled, 1) AS INTEGER), CAST(created AS TEXT) \
        FROM user LEFT JOIN mailwright_account ON mailwright_account.username = user.username \

        """

    private static let aliasColumns = """
        SELECT CAST(address AS TEXT), CAST(owner AS TEXT) FROM aliases \

        """

    private static func account(_ row: Row) -> Account {
        Account(
            username: row[0] as String? ?? "",
            fullNameAlias: (row[1] as String?).flatMap { $0.isEmpty ? nil : $0 },
            realName: (row[2] as String?).flatMap { $0.isEmpty ? nil : $0 },
            isEnabled: row[3] as Int64? != 0,
            created: row[4])
    }

    private static func alias(_ row: Row) -> OwnedAlias {
        OwnedAlias(address: row[0] as String? ?? "", owner: row[1] as String? ?? "")
    }
}
