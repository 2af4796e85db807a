import Accounts
import GRDB
import TestSupport

@testable import AccountsSQLite

/// An accounts database in a temporary directory, as `mailwright init` makes it.
final class TestDatabase {
    let files: TemporaryDirectory
    let directory: SQLiteDirectory

    var path: String { files.path("accounts.sqlite") }

    init() throws {
        files = try TemporaryDirectory()
        let path = files.path("accounts.sqlite")
        _ = try SQLitePreparation(path: path, owner: .ofThisProcess).run()
        directory = SQLiteDirectory(path: path, busyTimeout: 0.2)
    }

    /// Runs SQL as any other program would: through the `sqlite3` command.
    @discardableResult
    func sqlite3(_ sql: String) throws -> String {
        let outcome = try Program("sqlite3").run(["-bail", path], input: sql + "\n")
        guard outcome.status == 0 else { throw CommandFailed(errors: outcome.errors) }
        return outcome.output
    }

    struct CommandFailed: Error { let errors: String }

    /// Another connection to the same file, for holding a lock.
    func connection() throws -> DatabaseQueue {
        try DatabaseQueue(path: path)
    }

    /// The statement in the site's manual, as printed there.
    static let manual = """
        INSERT INTO user (username, fullnamealias, realname, password) VALUES \
        ('user', 'user.name', 'User Name', '$1$caea3837$gPafod/Do/8Jj5M9HehhM.');
        """
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
