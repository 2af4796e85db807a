import Accounts
import AccountsSQLite

extension AccountBackEnd {
    /// The kinds of accounts databases that this program links.
    static let all: [AccountBackEnd] = [.sqlite]
}
