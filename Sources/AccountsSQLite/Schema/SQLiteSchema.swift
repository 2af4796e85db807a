internal import GRDB
internal import Outcomes

/// The tables of the database: which version they have, and how it is raised.
///
/// The version is in our own table: `PRAGMA user_version` may be the site's.
enum SQLiteSchema {
    /// The migrations in order; the version of a database is the number of those done.
    static let migrations: [String] = [
        SQLiteTables.migration, SQLiteNameAudit.migration,
    ]

    /// Throws unless the tables are of the version that this program knows.
    static func check(_ database: Database, path: String) throws {
        let found = try version(database)
        guard found != migrations.count else { return }
        throw LookupFailure.configuration(
            found > migrations.count
                ? "the accounts database \(path) was made by a newer Mailwright; upgrade this one"
                : "the accounts database \(path) lacks tables of Mailwright; run mailwright init")
    }

    /// Does the migrations that are not done yet; gives whether there were any.
    static func migrate(_ database: Database) throws -> Bool {
        let found = try version(database)
        guard found < migrations.count else { return false }
        for migration in migrations[found...] { try database.execute(sql: migration) }
        try database.execute(
            sql: "UPDATE mailwright_state SET schema_version = ?", arguments: [migrations.count])
        return true
    }

    /// The version of the database; 0 when it has no tables of ours.
    static func version(_ database: Database) throws -> Int {
        guard try database.tableExists("mailwright_state") else { return 0 }
        let version = try Int.fetchOne(
            database, sql: "SELECT CAST(schema_version AS INTEGER) FROM mailwright_state")
        return max(0, version ?? 0)
    }
}
