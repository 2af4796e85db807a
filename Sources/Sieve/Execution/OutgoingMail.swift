/// A mail that a script sends: a redirect, later an answer or a notice.
public struct OutgoingMail: Sendable, Equatable {
    /// What is sent.
    public enum Content: Sendable, Equatable {
        /// The message that is being delivered, unchanged.
        case original

        /// This complete message: header, empty line, body.
        case message([UInt8])
    }

    /// The envelope recipients, without angle brackets; never empty.
    public var recipients: [[UInt8]]

    /// The envelope sender without angle brackets: nil for the sender of the message that is
    /// being delivered, empty for the null sender.
    public var envelopeSender: [UInt8]?

    /// What is sent.
    public var content: Content

    /// What is asked of the servers on the way, as far as they offer it.
    public var options: SendOptions

    /// Makes a mail.
    public init(
        recipients: [[UInt8]], envelopeSender: [UInt8]? = nil, content: Content,
        options: SendOptions = SendOptions()
    ) {
        self.recipients = recipients
        self.envelopeSender = envelopeSender
        self.content = content
        self.options = options
    }
}
