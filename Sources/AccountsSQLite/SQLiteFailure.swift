internal import Accounts
internal import GRDB
internal import Outcomes

/// What SQLite's errors mean for those who ask, and in which words.
///
/// Only SQLite's own message is used: it names tables and columns, never the values of a
/// statement, among which are password hashes. <https://www.sqlite.org/rescode.html>
enum SQLiteFailure {
    /// The failure of a question.
    static func lookup(_ error: any Error, path: String) -> LookupFailure {
        if let failure = error as? LookupFailure { return failure }
        guard let error = error as? DatabaseError else {
            return .temporary("the accounts database \(path) failed: \(type(of: error))")
        }
        let message = error.message ?? "error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return .temporary(
                "the accounts database \(path) is locked by another program; "
                    + "end its transaction")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return .temporary(
                "the accounts database \(path) is damaged (\(message)); "
                    + "restore it from a backup")
        case .SQLITE_FULL:
            return .temporary("the disk of the accounts database \(path) is full; make room")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            return .temporary(
                "the accounts database \(path) can not be used (\(message)); "
                    + "see that its owner is the user of mailwrightd, and its directory's too")
        case .SQLITE_ERROR:
            // A table or column that is not there.
            return .configuration(
                "the accounts database \(path) is not ready (\(message)); "
                    + "run mailwright init")
        default:
            return .temporary("the accounts database \(path) failed: \(message)")
        }
    }

    /// The failure of a change.
    static func change(_ error: any Error, path: String) -> AccountChangeFailure {
        if let failure = error as? AccountChangeFailure { return failure }
        if let error = error as? DatabaseError, error.resultCode == .SQLITE_CONSTRAINT {
            // The rules were checked in the same transaction, so this is one of the site's own.
            return .refused(
                "the accounts database refuses it (\(error.message ?? "a constraint"));"
                    + " change what its constraint forbids")
        }
        return .failed(lookup(error, path: path))
    }
}
