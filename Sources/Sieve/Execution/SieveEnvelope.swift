/// The SMTP envelope of the message, as the delivery knows it.
///
/// What the `envelope` test sees (RFC 5228, 5.4), and where redirected mail says it came from.
public struct SieveEnvelope: Sendable, Equatable {
    /// The path of MAIL FROM without the angle brackets; empty for the null sender.
    public var sender: [UInt8]

    /// The path of RCPT TO without the angle brackets, as it was before any rewriting, so that
    /// the detail (`user+detail@domain`) is still there.
    public var recipient: [UInt8]

    /// The address that the mail is delivered for at last, when it differs from `recipient`.
    public var finalRecipient: [UInt8]?

    /// The user who handed the mail in with SMTP AUTH, if any.
    public var authenticatedUser: [UInt8]?

    /// Which notices the sender asked for; nothing unless the delivery knows.
    public var status = StatusRequest()

    /// The second since 1970 until which the mail has to be delivered, if the sender said so.
    public var deliverBy: DeliverBy<Int64>?

    /// Makes an envelope of paths without angle brackets.
    public init(
        sender: [UInt8], recipient: [UInt8], finalRecipient: [UInt8]? = nil,
        authenticatedUser: [UInt8]? = nil
    ) {
        self.sender = sender
        self.recipient = recipient
        self.finalRecipient = finalRecipient
        self.authenticatedUser = authenticatedUser
    }
}
