import Mail
import MaildirStorage
import Outcomes
import Sieve

/// Answers a script that filters a mailbox: what is there; nothing is remembered, and no program
/// is run.
struct FilterHost: SiteHost {
    let maildir: Maildir
    let site: SiteAnswers
    let recipientDelimiter: RecipientDelimiter

    /// A name that no folder can have is not there, which is no error (RFC 5490 3.1).
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        guard let folder = try? FolderName(name) else { return false }
        return try maildir.exists(folder)
    }
}
