internal import Accounts
internal import CMariaDB
internal import Outcomes

/// What MariaDB's errors mean for those who ask, and in which words.
///
/// The server's own message is used, except where it repeats the statement, which may have the hash
/// of a password in it.
enum MariaDBFailure {
    /// The failure of a question.
    static func lookup(_ error: MariaDBError, optionFile path: String) -> LookupFailure {
        let words = "\(message(of: error)) (MariaDB error \(error.number))"
        switch Int32(bitPattern: error.number) {
        case 0: return .configuration("the accounts of \(path) \(error.message)")
        case ER_ACCESS_DENIED_ERROR, ER_DBACCESS_DENIED_ERROR, ER_TABLEACCESS_DENIED_ERROR,
            ER_COLUMNACCESS_DENIED_ERROR, ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
            return .configuration(
                "the accounts of \(path) refuse us: \(words); correct user and password there, or "
                    + "GRANT what is missing")
        case ER_BAD_DB_ERROR, ER_NO_DB_ERROR:
            return .configuration(
                "the accounts of \(path) have no database: \(words); name it there, or create it")
        case ER_NO_SUCH_TABLE, ER_BAD_FIELD_ERROR, ER_VIEW_INVALID:
            return .configuration(
                "the accounts of \(path) are not ready: \(words); run mailwright init")
        default:
            return .temporary("the accounts of \(path) can not be asked: \(words)")
        }
    }

    /// The failure of a change.
    static func change(
        _ error: MariaDBError, optionFile path: String
    ) -> AccountChangeFailure {
        switch Int32(bitPattern: error.number) {
        case ER_DUP_ENTRY, ER_ROW_IS_REFERENCED_2, ER_NO_REFERENCED_ROW_2, ER_BAD_NULL_ERROR,
            ER_CONSTRAINT_FAILED, ER_DATA_TOO_LONG, ER_TRUNCATED_WRONG_VALUE_FOR_FIELD:
            // The rules were checked in the same transaction, so this is one of the site's own.
            .refused(
                "the accounts database refuses it: \(message(of: error)); change what its tables "
                    + "do not take")
        case ER_BINLOG_CREATE_ROUTINE_NEED_SUPER:
            .failed(
                .configuration(
                    "the server of \(path) keeps a binary log and lets only SUPER make triggers; "
                        + "set log_bin_trust_function_creators, or run mailwright init as root"))
        default: .failed(lookup(error, optionFile: path))
        }
    }

    private static func message(of error: MariaDBError) -> String {
        if error.number == UInt32(ER_PARSE_ERROR) { return "it does not understand a statement" }
        return error.message.printable
    }
}
