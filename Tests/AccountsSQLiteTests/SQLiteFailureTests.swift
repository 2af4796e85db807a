import Accounts
import GRDB
import Outcomes
import Testing

@testable import AccountsSQLite

@Suite struct SQLiteFailureTests {
    @Test(arguments: [
        (ResultCode.SQLITE_BUSY, "is locked by another program"),
        (.SQLITE_BUSY_SNAPSHOT, "is locked by another program"),
        (.SQLITE_CORRUPT, "is damaged (m); restore it from a backup"),
        (.SQLITE_NOTADB, "is damaged"), (.SQLITE_FULL, "is full; make room"),
        (.SQLITE_READONLY, "can not be used (m)"), (.SQLITE_CANTOPEN, "can not be used (m)"),
        (.SQLITE_IOERR, "failed: m"),
    ])
    func `what may pass is temporary`(code: ResultCode, words: String) {
        let failure = SQLiteFailure.lookup(
            DatabaseError(resultCode: code, message: "m"), path: "/a")
        guard case .temporary(let reason) = failure else {
            Issue.record("not temporary: \(failure)")
            return
        }
        #expect(reason.contains("the accounts database /a") || code == .SQLITE_FULL)
        #expect(reason.contains(words), "\(reason)")
    }

    @Test func `a table that is not there is a fault of the configuration`() {
        let error = DatabaseError(resultCode: .SQLITE_ERROR, message: "no such table: user")
        #expect(
            SQLiteFailure.lookup(error, path: "/a")
                == .configuration(
                    "the accounts database /a is not ready (no such table: user); "
                        + "run mailwright init"))
    }

    @Test func `the statement and its values are not told`() {
        let error = DatabaseError(
            resultCode: .SQLITE_IOERR, message: "disk I/O error",
            sql: "UPDATE user SET password = ?", arguments: ["topsecret"],
            publicStatementArguments: true)
        #expect(!SQLiteFailure.lookup(error, path: "/a").reason.contains("topsecret"))
        #expect(!SQLiteFailure.lookup(error, path: "/a").reason.contains("UPDATE"))
    }

    @Test func `our own failures pass as they are`() {
        let lookup = LookupFailure.configuration("x")
        #expect(SQLiteFailure.lookup(lookup, path: "/a") == lookup)
        #expect(SQLiteFailure.change(lookup, path: "/a") == .failed(lookup))
        let refused = AccountChangeFailure.refused("y")
        #expect(SQLiteFailure.change(refused, path: "/a") == refused)
    }
}
