public import Accounts
internal import AccountsMariaDB
internal import AccountsSQLite

extension AccountBackEnd {
    /// Every kind of accounts database, for the daemon and the admin's tool alike: what the one
    /// makes the other must be able to serve.
    public static let all: [AccountBackEnd] = [
        .mariadb, .sqlite,
    ]
}
