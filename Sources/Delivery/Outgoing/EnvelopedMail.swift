public import MaildirStorage
public import Sieve

/// A complete mail with its envelope, ready to be handed to a mail server.
public struct EnvelopedMail: Sendable {
    /// The envelope sender without angle brackets, empty for the null sender.
    public var sender: [UInt8]

    /// The envelope recipients without angle brackets.
    public var recipients: [[UInt8]]

    /// Header and body, in a file.
    public var content: SpooledMessage

    /// What is asked of the servers on the way, as far as they offer it.
    public var options: SendOptions

    /// Whether the message that is delivered has to be kept when nobody takes this mail.
    public var replacesMessage: Bool

    /// Whether the delivery goes on when this mail can not be sent now.
    public var isExpendable = false

    /// What is not remembered if it can not be sent now.
    public var entry: MemoryEntry?

    /// Makes a mail.
    public init(
        sender: [UInt8], recipients: [[UInt8]], content: SpooledMessage,
        options: SendOptions = SendOptions(), replacesMessage: Bool = true
    ) {
        self.sender = sender
        self.recipients = recipients
        self.content = content
        self.options = options
        self.replacesMessage = replacesMessage
    }
}
