internal import Accounts
internal import GRDB

/// The changes of one transaction.
struct SQLiteTransaction: AccountTransaction {
    let database: Database
    let path: String

    /// Runs the body, and names the actor in what the triggers wrote into the audit.
    func run(
        by actor: String, _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws {
        let last = try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM mailwright_audit") ?? 0
        try body(self)
        try database.execute(
            sql: "UPDATE mailwright_audit SET actor = ? WHERE id > ?", arguments: [actor, last])
    }

    func account(named username: String) throws(AccountChangeFailure) -> Account? {
        try attempt { try SQLiteQueries.account(database, where: "user.username", is: username) }
    }

    func account(fullNameAlias: String) throws(AccountChangeFailure) -> Account? {
        try attempt {
            try SQLiteQueries.account(database, where: "fullnamealias", is: fullNameAlias)
        }
    }

    func alias(_ address: String) throws(AccountChangeFailure) -> OwnedAlias? {
        try attempt { try SQLiteQueries.aliases(database, where: "address", is: address).first }
    }

    func aliases(ownedBy username: String) throws(AccountChangeFailure) -> [OwnedAlias] {
        try attempt { try SQLiteQueries.aliases(database, where: "owner", is: username) }
    }

    func create(_ account: NewAccount) throws(AccountChangeFailure) {
        try execute(
            "INSERT INTO user (username, fullnamealias, realname, password) VALUES (?, ?, ?, ?)",
            [
                account.username, account.fullNameAlias, account.realName,
                text(account.passwordHash),
            ])
    }

    func remove(_ username: String) throws(AccountChangeFailure) {
        try execute("DELETE FROM user WHERE username = ? COLLATE NOCASE", [username])
    }

    func setPassword(_ hash: [UInt8], of username: String) throws(AccountChangeFailure) {
        try execute(
            "UPDATE user SET password = ? WHERE username = ? COLLATE NOCASE",
            [text(hash), username])
    }

    func setFullNameAlias(_ alias: String?, of username: String) throws(AccountChangeFailure) {
        try execute(
            "UPDATE user SET fullnamealias = ? WHERE username = ? COLLATE NOCASE",
            [alias, username])
    }

    func setRealName(_ name: String?, of username: String) throws(AccountChangeFailure) {
        try execute(
            "UPDATE user SET realname = ? WHERE username = ? COLLATE NOCASE", [name, username])
    }

    func setEnabled(_ isEnabled: Bool, of username: String) throws(AccountChangeFailure) {
        // An account from before our tables were there has no row of ours yet.
        try execute(
            """
            INSERT INTO mailwright_account (username, enabled) \
            SELECT username, ? FROM user WHERE username = ? COLLATE NOCASE \
            ON CONFLICT (username) DO UPDATE SET enabled = excluded.enabled
            """, [isEnabled ? 1 : 0, username])
    }

    func addAlias(_ alias: OwnedAlias) throws(AccountChangeFailure) {
        try execute(
            "INSERT INTO aliases (address, owner) VALUES (?, ?)", [alias.address, alias.owner])
    }

    func removeAlias(_ address: String) throws(AccountChangeFailure) {
        try execute("DELETE FROM aliases WHERE address = ? COLLATE NOCASE", [address])
    }

    private func execute(
        _ sql: String, _ values: [(any DatabaseValueConvertible)?]
    ) throws(AccountChangeFailure) {
        try attempt { try database.execute(sql: sql, arguments: StatementArguments(values)) }
    }

    private func attempt<Answer>(
        _ work: () throws -> Answer
    ) throws(AccountChangeFailure) -> Answer {
        do {
            return try work()
        } catch {
            throw SQLiteFailure.change(error, path: path)
        }
    }

    /// A hash is US-ASCII, crypt(5).
    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
