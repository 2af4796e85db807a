public import Mail

/// What the storage is asked to do with the message: the substance of `keep` and `fileinto`.
public struct StoreRequest: Sendable {
    /// The mailbox in UTF-8, as the script names it; `INBOX` for `keep`.
    public var mailbox: [UInt8]

    /// IMAP flags and keywords (RFC 5232): `\Seen`, `$Forwarded`; no flag twice.
    public var flags: [[UInt8]]

    /// Whether a mailbox that does not exist is made first (RFC 5490, `:create`).
    public var create: Bool

    /// The header that the script edited, nil when it is as it came in.
    public var header: MessageHeader?

    /// The message that the script has put in place of the one that is delivered, with the header
    /// as it is; nil when it is the one that came in.
    public var replacement: [UInt8]?

    /// Another message that is stored in place of the one that is delivered: a copy of a mail that
    /// the script sends (RFC 8580).
    public var message: [UInt8]?

    /// Makes a request.
    public init(
        mailbox: [UInt8], flags: [[UInt8]] = [], create: Bool = false,
        header: MessageHeader? = nil
    ) {
        self.mailbox = mailbox
        self.flags = flags
        self.create = create
        self.header = header
    }

    /// The mailbox that `keep` stores into.
    public static let inbox = Array("INBOX".utf8)

    /// Whether the name is INBOX, which alone is the same in any case (RFC 3501, 5.1).
    public static func isInbox(_ mailbox: [UInt8]) -> Bool {
        ASCII.equalIgnoringCase(mailbox, inbox)
    }
}
