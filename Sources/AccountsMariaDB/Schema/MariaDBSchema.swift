internal import CMariaDB
internal import Outcomes

/// The tables of the database: which version they have, and how it is raised.
enum MariaDBSchema {
    /// The migrations in order; the version of a database is the number of those done.
    static let migrations: [[SQLText]] = [MariaDBTables.migration]

    /// Throws unless the tables are of the version that this program knows.
    static func check(_ connection: MariaDBConnection) throws(MariaDBError) {
        let found = try version(connection)
        guard found != migrations.count else { return }
        throw MariaDBError(
            ofTables: found > migrations.count
                ? "were made by a newer Mailwright; upgrade this one"
                : "are not ready: tables of Mailwright are missing; run mailwright init")
    }

    /// Does the migrations that are not done yet; gives whether there were any.
    static func migrate(_ connection: MariaDBConnection) throws(MariaDBError) -> Bool {
        let found = try version(connection)
        guard found < migrations.count else { return false }
        for migration in migrations[found...] {
            for statement in migration { try connection.execute(statement) }
        }
        try connection.execute("UPDATE mailwright_state SET schema_version = \(migrations.count)")
        return true
    }

    /// The version of the database; 0 when it has no tables of ours.
    static func version(_ connection: MariaDBConnection) throws(MariaDBError) -> Int {
        do throws(MariaDBError) {
            return try connection.rows("SELECT schema_version FROM mailwright_state") {
                Int(clamping: $0[number: 0])
            }.first ?? 0
        } catch {
            guard error.number == UInt32(ER_NO_SUCH_TABLE) else { throw error }
            return 0
        }
    }
}
