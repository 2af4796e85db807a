import AccountBackEnds
import Accounts
import Outcomes
import Settings

extension SiteSettings {
    /// The accounts back end that the settings name, and where its accounts are.
    func accountBackEnd() throws(ToolFailure) -> (backEnd: AccountBackEnd, path: String) {
        try find(accounts) { reference throws(LookupFailure) in
            try AccountOpener(AccountBackEnd.all).find(reference)
        }
    }

    /// The homes below the mailbox root.
    func mailboxHomes() throws(ToolFailure) -> MailboxHomes {
        MailboxHomes(
            root: mailboxes.root, owner: try find(mailboxes.owner, FileOwnership.named))
    }

    /// Finds on this machine what a value names; a failure is said with its place in the file.
    func find<Value, Found>(
        _ value: Placed<Value>, _ find: (Value) throws(LookupFailure) -> Found
    ) throws(ToolFailure) -> Found {
        do throws(LookupFailure) {
            return try find(value.value)
        } catch {
            throw .configuration(complaint(about: value, error.reason).description)
        }
    }
}
