public import Accounts

extension AccountBackEnd {
    /// Accounts in a database of a MariaDB server, or of several: `mariadb:/etc/mailwright/mariadb.cnf`.
    ///
    /// The path is that of an option file as the `mysql` client reads it, with the groups `[client]`
    /// and `[mailwright]`:
    ///
    ///     [client]
    ///     host = db1.example.org,db2.example.org:3307
    ///     user = mailwright
    ///     password = ...
    ///     database = cacertusers
    ///     ssl-ca = /etc/ssl/certs/db.pem
    ///     ssl-verify-server-cert
    ///
    /// The tables `user` and `aliases` are the site's and can be written by any client; what else is
    /// needed stands in tables, triggers and views whose names begin with `mailwright_`. Opening
    /// connects to nothing: a server that is down fails each question for now.
    public static let mariadb = AccountBackEnd(
        scheme: "mariadb", example: "mariadb:/etc/mailwright/mariadb.cnf",
        open: { path in MariaDBDirectory(optionFile: path) },
        prepare: { path, _ throws(AccountChangeFailure) in
            try MariaDBPreparation(optionFile: path).run()
        })
}
