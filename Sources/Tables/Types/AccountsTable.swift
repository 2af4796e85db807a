internal import Outcomes

/// `accounts:VIEW`: a view of the site's accounts.
///
///     accounts:aliases     name.surname@example.org -> user@example.org, and owned aliases
///     accounts:mailboxes   user@example.org -> user/Maildir/, for accounts that are enabled
///     accounts:domains     example.org -> example.org
///     accounts:owners      an address -> the user who may send from it
///
/// The accounts are held as a snapshot in memory, so that mail flows while the database is down;
/// a change of an account is served within a second.
enum AccountsTable {
    static func open(
        _ view: String, _ context: TableContext
    ) throws(Complaints) -> any Table {
        guard let table = context.accountViews(view) else {
            throw context.complaints(
                "there is no view \"\(view)\" of the accounts; it may be aliases, domains, "
                    + "mailboxes or owners")
        }
        return table
    }
}

extension TableType {
    /// `accounts:VIEW`.
    static let accounts = TableType(
        name: "accounts", summary: "a view of the accounts",
        open: { (view, context) throws(Complaints) in try AccountsTable.open(view, context) })
}
