public import Mail

/// A mail that a script sends: a redirect, an answer, a notice.
public struct OutgoingMail: Sendable, Equatable {
    /// What is sent.
    public enum Content: Sendable, Equatable {
        /// The message that is being delivered, unchanged.
        case original

        /// The message that is being delivered, as the script has edited it.
        case edited(EditedMessage)

        /// This new message, complete: header, empty line, body.
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

    /// Whether the message would be lost if this mail can not be sent, so that it is then kept.
    ///
    /// True for a redirect and for a refusal, false for a mere notice to somebody.
    public var replacesMessage: Bool

    /// Whether it is better to lose this mail than to try the whole delivery again for it, as with a
    /// notice, which would come twice (RFC 5436, 2.7), and an answer.
    public var isExpendable = false

    /// What is not remembered if the mail can not be sent now: that it was.
    public var entry: MemoryEntry?

    /// Makes a mail.
    public init(
        recipients: [[UInt8]], envelopeSender: [UInt8]? = nil, content: Content,
        options: SendOptions = SendOptions(), replacesMessage: Bool = true
    ) {
        self.recipients = recipients
        self.envelopeSender = envelopeSender
        self.content = content
        self.options = options
        self.replacesMessage = replacesMessage
    }
}

/// A message as a script has edited it; each edition is itself alone.
public final class EditedMessage: Sendable, Equatable {
    /// The message.
    public let source: any MessageSource

    /// Makes an edition.
    public init(_ source: any MessageSource) {
        self.source = source
    }

    /// Whether both are one edition.
    public static func == (first: EditedMessage, second: EditedMessage) -> Bool {
        first === second
    }
}

extension OutgoingMail {
    /// Whether it is the message that is being delivered, edited or not, and no new one.
    public var passesMessageOn: Bool {
        switch content {
        case .original, .edited: true
        case .message: false
        }
    }

    /// For reports: `to`, and the `message` if it is a new one.
    var json: [JSONValue.Member] {
        let to = JSONValue.Member("to", .array(recipients.map(JSONValue.text)))
        guard case .message(let bytes) = content else { return [to] }
        return [to, .init("message", .text(bytes))]
    }
}
