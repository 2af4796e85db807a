internal import Accounts
internal import CMariaDB
internal import Outcomes

/// The changes of one transaction.
///
/// SERIALIZABLE, so that what was read stays true until the end, for whoever else writes: reading
/// locks. Who changes accounts with Mailwright also waits for others who do, at the lock of one row,
/// so that they do not get into a deadlock.
final class MariaDBTransaction: AccountTransaction {
    private let connection: MariaDBConnection
    private let path: String

    /// What the server has said last, if it has refused something.
    private var refusal: MariaDBError?

    init(_ connection: MariaDBConnection, optionFile path: String) {
        self.connection = connection
        self.path = path
    }

    /// Runs the body; what it throws is the failure, after everything was taken back.
    ///
    /// Throws when another transaction was in the way.
    func run(
        by actor: String, _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(MariaDBError) -> Result<Void, AccountChangeFailure> {
        try MariaDBSchema.check(connection)
        // The triggers write it into the audit.
        try connection.execute("SET @mailwright_actor = \(actor)")
        try connection.execute("SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE")
        try connection.execute("START TRANSACTION")
        _ = try connection.rows("SELECT id FROM mailwright_state FOR UPDATE") { $0[number: 0] }
        do throws(AccountChangeFailure) {
            try body(self)
        } catch {
            if let refusal, refusal.isConflict || refusal.endsConnection { throw refusal }
            try connection.execute("ROLLBACK")
            return .failure(error)
        }
        do throws(MariaDBError) {
            try connection.execute("COMMIT")
        } catch {
            guard error.endsConnection else { throw error }
            return .failure(
                .failed(
                    .temporary(
                        "the connection to the accounts of \(path) was lost at the last moment, so "
                            + "that nobody knows whether the change was made; look, and try again"))
            )
        }
        return .success(())
    }

    func account(named username: String) throws(AccountChangeFailure) -> Account? {
        try attempt { connection throws(MariaDBError) in
            try MariaDBQueries.account(connection, where: "user.username", is: username)
        }
    }

    func account(fullNameAlias: String) throws(AccountChangeFailure) -> Account? {
        try attempt { connection throws(MariaDBError) in
            try MariaDBQueries.account(connection, where: "fullnamealias", is: fullNameAlias)
        }
    }

    func alias(_ address: String) throws(AccountChangeFailure) -> OwnedAlias? {
        try attempt { connection throws(MariaDBError) in
            try MariaDBQueries.aliases(connection, where: "address", is: address).first
        }
    }

    func aliases(ownedBy username: String) throws(AccountChangeFailure) -> [OwnedAlias] {
        try attempt { connection throws(MariaDBError) in
            try MariaDBQueries.aliases(connection, where: "owner", is: username)
        }
    }

    func create(_ account: NewAccount) throws(AccountChangeFailure) {
        try execute(
            """
            INSERT INTO user (username, fullnamealias, realname, password) VALUES \
            (\(account.username), \(account.fullNameAlias), \(account.realName), \
            \(account.passwordHash))
            """)
    }

    func remove(_ username: String) throws(AccountChangeFailure) {
        try execute("DELETE FROM user WHERE \(sql: Self.is("username", username))")
    }

    func setPassword(_ hash: [UInt8], of username: String) throws(AccountChangeFailure) {
        try execute(
            "UPDATE user SET password = \(hash) WHERE \(sql: Self.is("username", username))")
    }

    func setFullNameAlias(_ alias: String?, of username: String) throws(AccountChangeFailure) {
        try execute(
            "UPDATE user SET fullnamealias = \(alias) WHERE \(sql: Self.is("username", username))")
    }

    func setRealName(_ name: String?, of username: String) throws(AccountChangeFailure) {
        try execute(
            "UPDATE user SET realname = \(name) WHERE \(sql: Self.is("username", username))")
    }

    func setEnabled(_ isEnabled: Bool, of username: String) throws(AccountChangeFailure) {
        // An account from before our tables were there has no row of ours yet.
        try execute(
            """
            INSERT INTO mailwright_account (username, enabled) \
            SELECT username, \(isEnabled ? 1 : 0) FROM user \
            WHERE \(sql: Self.is("username", username)) \
            ON DUPLICATE KEY UPDATE enabled = VALUES(enabled)
            """)
    }

    func addAlias(_ alias: OwnedAlias) throws(AccountChangeFailure) {
        try execute(
            "INSERT INTO aliases (address, owner) VALUES (\(alias.address), \(alias.owner))")
    }

    func removeAlias(_ address: String) throws(AccountChangeFailure) {
        try execute("DELETE FROM aliases WHERE \(sql: Self.is("address", address))")
    }

    /// Finds by the site's collation, for which there may be an index, and takes of that only what
    /// has the same letters.
    private static func `is`(_ column: SQLText, _ value: String) -> SQLText {
        """
        \(sql: column) = \(value) AND LOWER(CONVERT(\(sql: column) USING utf8mb4)) \
        COLLATE utf8mb4_bin = LOWER(\(value))
        """
    }

    private func execute(_ statement: SQLText) throws(AccountChangeFailure) {
        try attempt { connection throws(MariaDBError) in _ = try connection.execute(statement) }
    }

    private func attempt<Answer>(
        _ work: (MariaDBConnection) throws(MariaDBError) -> Answer
    ) throws(AccountChangeFailure) -> Answer {
        do throws(MariaDBError) {
            return try work(connection)
        } catch {
            refusal = error
            throw MariaDBFailure.change(error, optionFile: path)
        }
    }
}
