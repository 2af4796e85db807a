internal import Accounts
internal import Outcomes

/// The accounts in the database that an option file names.
final class MariaDBDirectory: AccountDirectory {
    private let pool: MariaDBPool

    /// How often a change is tried again that another one was in the way of.
    static let attempts = 5

    init(optionFile: String, limits: MariaDBConnection.TimeLimits = .init()) {
        pool = MariaDBPool(optionFile: optionFile, limits: limits)
    }

    func loadSnapshot() throws(LookupFailure) -> AccountSnapshot {
        try ask { connection throws(MariaDBError) in
            // All of it as of one moment, whatever is changed while it is read.
            try connection.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
            do throws(MariaDBError) {
                let snapshot = try MariaDBQueries.snapshot(connection)
                try connection.execute("COMMIT")
                return snapshot
            } catch {
                // Or what was read would stay as it is for whoever uses the connection next.
                if !error.endsConnection { try connection.execute("ROLLBACK") }
                throw error
            }
        }
    }

    func changeToken() throws(LookupFailure) -> AccountChangeToken {
        try ask(MariaDBQueries.token)
    }

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        guard AccountName.violation(username) == nil else { return nil }
        return try ask { connection throws(MariaDBError) in
            try MariaDBQueries.credential(connection, username)
        }
    }

    func accounts() throws(LookupFailure) -> [Account] {
        try ask(MariaDBQueries.accounts)
    }

    func aliases() throws(LookupFailure) -> [OwnedAlias] {
        try ask { connection throws(MariaDBError) in try MariaDBQueries.aliases(connection) }
    }

    func change(
        by actor: String,
        _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure) {
        for attempt in 1... {
            let outcome: Result<Void, AccountChangeFailure>
            do throws(MariaDBError) {
                // A new one: whether a change was made before its connection was lost nobody knows.
                outcome = try pool.withNewConnection { connection throws(MariaDBError) in
                    try MariaDBTransaction(connection, optionFile: pool.optionFile)
                        .run(by: actor, body)
                }
            } catch {
                if error.isConflict, attempt < Self.attempts { continue }
                throw MariaDBFailure.change(error, optionFile: pool.optionFile)
            }
            return try outcome.get()
        }
    }

    private func ask<Answer>(
        _ question: (MariaDBConnection) throws(MariaDBError) -> Answer
    ) throws(LookupFailure) -> Answer {
        do throws(MariaDBError) {
            return try pool.withConnection(question)
        } catch {
            throw MariaDBFailure.lookup(error, optionFile: pool.optionFile)
        }
    }
}
