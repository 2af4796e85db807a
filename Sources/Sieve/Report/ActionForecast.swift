/// What a delivery would make of an action, as far as it can be known before.
///
/// A script can ask for what a delivery can not do, such as to file into a mailbox that there is
/// not. The delivery then keeps the message in INBOX.
public struct ActionForecast: Sendable, Equatable {
    /// Why it can not be done, so that the message is kept in INBOX: a phrase for each reason.
    public var refusals: [String] = []

    /// Why the copy of a mail that is sent can not be stored where it is to be: the mail is sent, and
    /// the copy goes into INBOX.
    public var copyRefusals: [String] = []

    /// What must be so for it to be done, and can not be known: a phrase for each condition.
    public var conditions: [String] = []

    /// Makes a forecast that the action is done as the script asks for it.
    public init() {}
}
