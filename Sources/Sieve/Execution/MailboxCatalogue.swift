public import Outcomes

/// Answers which mailboxes there are (RFC 5490, `mailboxexists`; RFC 8579, special uses; RFC 9042,
/// mailbox ids).
///
/// Names are UTF-8 with the hierarchy separator that the user's clients see. A mailbox counts only
/// if mail can be stored in it.
public protocol MailboxCatalogue: Sendable {
    /// Whether the user has this mailbox.
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool

    /// The mailbox that has this id (RFC 8474); nil if none has it.
    func mailbox(withID id: [UInt8]) throws(LookupFailure) -> [UInt8]?

    /// The mailboxes that have a special use, `\junk` in lower case (RFC 6154), the one that mail is
    /// filed into first.
    func mailboxes(withSpecialUse use: [UInt8]) throws(LookupFailure) -> [[UInt8]]
}

extension MailboxCatalogue {
    /// Only INBOX exists, in any case of letters.
    public func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        StoreRequest.isInbox(name)
    }

    /// No mailbox has an id.
    public func mailbox(withID id: [UInt8]) throws(LookupFailure) -> [UInt8]? { nil }

    /// No mailbox has a special use.
    public func mailboxes(withSpecialUse use: [UInt8]) throws(LookupFailure) -> [[UInt8]] { [] }
}

extension Run {
    /// The storage has to look at its files.
    private static let stepsOfMailbox = 5_000

    /// Asks the host about mailboxes; a host that can not know fails the script.
    func askForMailbox<Answer>(
        at offset: Int, _ question: (any SieveHost) throws(LookupFailure) -> Answer
    ) throws(RunFailure) -> Answer where Answer: Sendable {
        do throws(LookupFailure) {
            return try question(host)
        } catch {
            throw RunFailure(error, at: offset)
        }
    }

    /// Counts the work of a question about a mailbox.
    mutating func chargeForMailbox() throws(RunFailure) {
        try charge(Self.stepsOfMailbox)
    }
}
