internal import Accounts
internal import GRDB
internal import Outcomes
internal import Synchronization

/// The accounts in one SQLite file.
///
/// One connection is kept for reading; in WAL mode no writer blocks it, nor it a writer
/// (<https://www.sqlite.org/wal.html>). It is replaced when the file is, after a backup was
/// restored, say. Changes are rare, and each has a connection of its own.
final class SQLiteDirectory: AccountDirectory {
    let file: SQLiteFile
    private let busyTimeout: Double
    private let reader = Mutex<Reader?>(nil)

    /// An open connection, and the file that it is for.
    struct Reader {
        let queue: DatabaseQueue
        let identity: SQLiteFile.Identity
    }

    init(path: String, busyTimeout: Double = SQLiteFile.busyTimeout) {
        file = SQLiteFile(path: path)
        self.busyTimeout = busyTimeout
    }

    func loadSnapshot() throws(LookupFailure) -> AccountSnapshot {
        try read { database, identity in
            try SQLiteQueries.snapshot(
                database, token: SQLiteQueries.token(database, identity: identity))
        }
    }

    func changeToken() throws(LookupFailure) -> AccountChangeToken {
        try read { database, identity in
            try SQLiteQueries.token(database, identity: identity)
        }
    }

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        // Also keeps names with a NUL byte away from SQLite, which would end them there.
        guard AccountName.violation(username) == nil else { return nil }
        return try read { database, _ in
            try SQLiteQueries.credential(database, String(decoding: username, as: UTF8.self))
        }
    }

    func accounts() throws(LookupFailure) -> [Account] {
        try read { database, _ in try SQLiteQueries.accounts(database) }
    }

    func aliases() throws(LookupFailure) -> [OwnedAlias] {
        try read { database, _ in try SQLiteQueries.aliases(database) }
    }

    func change(
        by actor: String,
        _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure) {
        do {
            _ = try file.identity()
            let queue = try open()
            // BEGIN IMMEDIATE: alone from here on, so what the body reads stays true.
            try queue.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try SQLiteSchema.check(database, path: file.path)
                    try SQLiteTransaction(database: database, path: file.path)
                        .run(by: actor, body)
                    return .commit
                }
            }
        } catch {
            throw SQLiteFailure.change(error, path: file.path)
        }
    }

    /// Runs a question in one read transaction.
    private func read<Answer>(
        _ question: (Database, SQLiteFile.Identity) throws -> Answer
    ) throws(LookupFailure) -> Answer {
        do {
            let reader = try currentReader()
            return try reader.queue.read { database in
                try SQLiteSchema.check(database, path: file.path)
                return try question(database, reader.identity)
            }
        } catch {
            // Whatever is wrong with this connection, the next question shall have a new one.
            reader.withLock { $0 = nil }
            throw SQLiteFailure.lookup(error, path: file.path)
        }
    }

    private func currentReader() throws -> Reader {
        let identity = try file.identity()
        return try reader.withLock { current in
            if let current, current.identity == identity { return current }
            let opened = Reader(queue: try open(), identity: identity)
            current = opened
            return opened
        }
    }

    private func open() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "accounts"
        configuration.busyMode = .timeout(busyTimeout)
        return try DatabaseQueue(path: file.uri, configuration: configuration)
    }
}
