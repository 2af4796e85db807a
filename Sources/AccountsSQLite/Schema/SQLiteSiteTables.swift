internal import Accounts
internal import GRDB

/// Looks at tables that the site made itself, before ours are put beside them.
enum SQLiteSiteTables {
    /// Refuses tables that lack a column, or hold two rows for one name.
    static func check(_ database: Database) throws {
        for (table, names) in SiteTables.columns where try database.tableExists(table) {
            let present = try database.columns(in: table).map { $0.name.lowercased() }
            if let missing = names.first(where: { !present.contains($0) }) {
                throw AccountChangeFailure.refused(SiteTables.missing(missing, of: table))
            }
        }
        for (table, column) in SiteTables.unique { try checkUnique(database, table, column) }
    }

    private static func checkUnique(
        _ database: Database, _ table: String, _ column: String
    ) throws {
        guard try database.tableExists(table) else { return }
        let twice = try String.fetchOne(
            database,
            sql: """
                SELECT CAST(\(column) AS TEXT) FROM \(table) WHERE \(column) <> '' \
                GROUP BY \(column) COLLATE NOCASE HAVING COUNT(*) > 1
                """)
        if let twice {
            throw AccountChangeFailure.refused(
                SiteTables.duplicate(twice, in: column, of: table))
        }
    }
}
