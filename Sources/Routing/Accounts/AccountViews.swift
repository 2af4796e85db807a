public import Tables

/// The accounts as tables, for `accounts:VIEW` in a map.
///
/// | view        | key                                        | value              |
/// |-------------|--------------------------------------------|--------------------|
/// | `aliases`   | a full-name alias, or an owned alias       | `user@primary`     |
/// | `domains`   | a hosted domain                            | the domain         |
/// | `mailboxes` | `user@` a hosted domain                    | `user/Maildir/`    |
/// | `owners`    | any address that a user may send from      | the username       |
///
/// A disabled account has no mailbox and its aliases lead nowhere, so that mail for it is refused
/// at the door. It still owns its addresses: nobody else may send from them.
public struct AccountViews: Sendable {
    private let holder: AccountSnapshotHolder
    private let domains: HostedDomains

    /// Makes the views of the accounts in a holder.
    public init(_ holder: AccountSnapshotHolder, domains: HostedDomains) {
        self.holder = holder
        self.domains = domains
    }

    /// The table of a view, or nil for an unknown view.
    public func table(_ view: String) -> (any Table)? {
        let label = "accounts:\(view)"
        switch view {
        case "aliases": return addressTable(label, AccountQuestion.alias)
        case "mailboxes": return addressTable(label, AccountQuestion.mailbox)
        case "owners": return addressTable(label, AccountQuestion.owner)
        case "domains": return HostedDomainTable(label: label, domains: domains)
        default: return nil
        }
    }

    private func addressTable(
        _ label: String, _ answer: @escaping AccountTable.Answer
    ) -> AccountTable {
        AccountTable(label: label, holder: holder, domains: domains, answer: answer)
    }
}
