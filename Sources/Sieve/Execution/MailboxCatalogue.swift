public import Outcomes

/// Answers whether a mailbox is there (RFC 5490, `mailboxexists`).
public protocol MailboxCatalogue: Sendable {
    /// Whether the user has this mailbox and mail can be stored in it.
    ///
    /// The name is UTF-8 with the hierarchy separator that the user's clients see.
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool
}

extension MailboxCatalogue {
    /// Only INBOX exists, in any case of letters.
    public func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        StoreRequest.isInbox(name)
    }
}
