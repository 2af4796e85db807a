public import Accounts

extension AccountBackEnd {
    /// Accounts in one SQLite database: `sqlite:/var/lib/mailwright/accounts.sqlite`.
    ///
    /// The tables `user` and `aliases` are the site's and can be written by any SQLite client;
    /// what else is needed stands in tables, triggers and views whose names begin with
    /// `mailwright_`. Opening touches no file: a database that is missing, locked or damaged fails
    /// each question for now, and answers again as soon as it is back.
    public static let sqlite = AccountBackEnd(
        scheme: "sqlite", example: "sqlite:/var/lib/mailwright/accounts.sqlite",
        open: { path in SQLiteDirectory(path: path) },
        prepare: { path, owner throws(AccountChangeFailure) in
            try SQLitePreparation(path: path, owner: owner).run()
        })
}
