public import MaildirStorage

/// A complete mail with its envelope, ready to be handed to a mail server.
public struct EnvelopedMail: Sendable {
    /// The envelope sender without angle brackets, empty for the null sender.
    public var sender: [UInt8]

    /// The envelope recipients without angle brackets.
    public var recipients: [[UInt8]]

    /// Header and body, in a file.
    public var content: SpooledMessage

    /// Makes a mail.
    public init(sender: [UInt8], recipients: [[UInt8]], content: SpooledMessage) {
        self.sender = sender
        self.recipients = recipients
        self.content = content
    }
}
