internal import Accounts
internal import Outcomes

/// Makes the tables that are missing in a database that is there; alters nothing else.
struct MariaDBPreparation {
    let optionFile: String

    /// Gives a line for each thing that was done.
    func run() throws(AccountChangeFailure) -> [String] {
        let outcome: Result<Bool, AccountChangeFailure>
        do throws(MariaDBError) {
            outcome = try prepare(MariaDBConnection(optionFile: optionFile))
        } catch {
            throw MariaDBFailure.change(error, optionFile: optionFile)
        }
        return try outcome.get() ? ["made the tables in the database of \(optionFile)"] : []
    }

    private func prepare(
        _ connection: MariaDBConnection
    ) throws(MariaDBError) -> Result<Bool, AccountChangeFailure> {
        guard try MariaDBSchema.version(connection) <= MariaDBSchema.migrations.count else {
            try MariaDBSchema.check(connection)
            return .success(false)
        }
        if let problem = try MariaDBSiteTables(connection).problem() {
            return .failure(.refused(problem))
        }
        return .success(try MariaDBSchema.migrate(connection))
    }
}
