public import Outcomes

/// Carries the actions of a script out, as one transaction.
///
/// `Delivery` implements it: each call stages its part, and nothing is visible before the whole
/// list of actions is staged and committed.
public protocol SieveActionPerformer {
    /// Stores the message.
    mutating func store(_ request: StoreRequest) throws(LookupFailure)

    /// Sends a mail.
    mutating func send(_ mail: OutgoingMail) throws(LookupFailure)

    /// Refuses the message, in the best way that there is.
    mutating func refuse(_ refusal: Refusal) throws(LookupFailure)

    /// Keeps the message because an action can not be done, now or later, and tells the reason.
    mutating func keep(because reason: String) throws(LookupFailure)

    /// Gives the message that is the call's input to a program.
    ///
    /// A program that fails must not lose the message: it is kept, unless this is a copy.
    mutating func pipe(_ call: ProgramCall, isCopy: Bool, isTry: Bool) throws(LookupFailure)

    /// Remembers an entry from now on, for so long.
    ///
    /// It must be written after the message is safe: a message that is tried again because its
    /// delivery failed would else be taken for one that came before, and be lost. Where it can be
    /// seen before that it can not be written, the failure is temporary.
    mutating func remember(_ entry: MemoryEntry, seconds: UInt64) throws(LookupFailure)
}

extension SieveActionPerformer {
    /// Sends the notice, if there is one.
    public mutating func refuse(_ refusal: Refusal) throws(LookupFailure) {
        if let notice = refusal.notice { try send(notice) }
    }

    /// Stores the message into the INBOX; there is nobody to tell.
    public mutating func keep(because reason: String) throws(LookupFailure) {
        try store(StoreRequest(mailbox: StoreRequest.inbox))
    }

    /// Keeps the message: there are no programs, and no later try would find any, so that a failure
    /// of the delivery would come again for ever.
    public mutating func pipe(
        _ call: ProgramCall, isCopy: Bool, isTry: Bool
    ) throws(LookupFailure) {
        if isCopy, isTry { return }
        try keep(because: "failed to pipe to \(call.nameText): there are no programs here")
    }

    /// Fails: to forget in silence would be to answer the same sender again and again.
    public mutating func remember(
        _ entry: MemoryEntry, seconds: UInt64
    ) throws(LookupFailure) {
        throw .configuration("this delivery has no memory, which '\(entry.owner)' needs")
    }
}
