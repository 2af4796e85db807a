import Accounts
import Sieve

/// How accounts are printed, for people and for programs.
struct AccountReport {
    let account: Account
    let aliases: [String]
    let home: String

    /// The cells of an account in a list.
    static func row(_ account: Account) -> [String] {
        [
            account.username, account.isEnabled ? "enabled" : "disabled",
            account.fullNameAlias ?? "-", account.realName ?? "-",
        ]
    }

    /// An account as an object; what it has not is null.
    static func json(_ account: Account) -> JSONValue { .object(members(account)) }

    /// The account with its aliases and home, a row for each of them.
    var rows: [[String]] {
        [
            ["username", account.username],
            ["full-name alias", account.fullNameAlias ?? "-"],
            ["real name", account.realName ?? "-"],
            ["state", account.isEnabled ? "enabled" : "disabled"],
            ["created", account.created ?? "-"],
            ["aliases", aliases.isEmpty ? "-" : aliases.joined(separator: ", ")],
            ["home", home],
        ]
    }

    /// The account with its aliases and home as an object.
    var json: JSONValue {
        .object(
            Self.members(account) + [
                JSONValue.Member("aliases", .array(aliases.map { .string($0) })),
                JSONValue.Member("home", .string(home)),
            ])
    }

    private static func members(_ account: Account) -> [JSONValue.Member] {
        [
            JSONValue.Member("username", .string(account.username)),
            JSONValue.Member("full_name_alias", text(account.fullNameAlias)),
            JSONValue.Member("real_name", text(account.realName)),
            JSONValue.Member("enabled", .boolean(account.isEnabled)),
            JSONValue.Member("created", text(account.created)),
        ]
    }

    private static func text(_ value: String?) -> JSONValue {
        value.map { .string($0) } ?? .null
    }
}
