internal import Accounts

/// Looks at tables that the site made itself, before ours are put beside them.
struct MariaDBSiteTables {
    private let connection: MariaDBConnection

    init(_ connection: MariaDBConnection) {
        self.connection = connection
    }

    /// What is wrong with them, and what to do; nil if nothing is.
    func problem() throws(MariaDBError) -> String? {
        for (table, names) in SiteTables.columns {
            let present = try connection.rows(
                """
                SELECT LOWER(COLUMN_NAME), COALESCE(COLLATION_NAME, 'binary') \
                FROM information_schema.COLUMNS \
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = \(table)
                """
            ) { (name: $0[text: 0] ?? "", collation: $0[text: 1] ?? "") }
            guard !present.isEmpty else { continue }
            for name in names {
                guard let column = present.first(where: { $0.name == name }) else {
                    return SiteTables.missing(name, of: table)
                }
                if ["realname", "password"].contains(name) { continue }
                guard column.collation.hasSuffix("_ci") else {
                    return "the column \(name) of the table \(table) tells letters of both cases "
                        + "apart (\(column.collation)); give it a collation that ends in _ci"
                }
            }
            if let engine = try engine(of: table), engine != "InnoDB" {
                return "the table \(table) is \(engine), which has no transactions; ALTER TABLE "
                    + "\(table) ENGINE=InnoDB"
            }
        }
        for (table, column) in SiteTables.unique {
            if let problem = try duplicate(table, column) { return problem }
        }
        return nil
    }

    private func engine(of table: String) throws(MariaDBError) -> String? {
        try connection.rows(
            """
            SELECT ENGINE FROM information_schema.TABLES \
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = \(table)
            """
        ) { $0[text: 0] ?? "a view" }.first
    }

    private func duplicate(_ table: String, _ column: String) throws(MariaDBError) -> String? {
        guard try engine(of: table) != nil else { return nil }
        let (table, column) = (SQLText(stringLiteral: table), SQLText(stringLiteral: column))
        let twice = try connection.rows(
            """
            SELECT MIN(\(sql: column)) FROM \(sql: table) WHERE \(sql: column) <> '' \
            GROUP BY LOWER(CONVERT(\(sql: column) USING utf8mb4)) COLLATE utf8mb4_bin \
            HAVING COUNT(*) > 1 LIMIT 1
            """
        ) { $0[text: 0] ?? "" }.first
        return twice.map { SiteTables.duplicate($0, in: column.text, of: table.text) }
    }
}
