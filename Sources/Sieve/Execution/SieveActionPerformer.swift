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
}
