public import Mail

/// Tells how this site writes details into addresses (RFC 5233).
public protocol SubaddressSettings: Sendable {
    /// The characters that separate user and detail, as in Postfix's `recipient_delimiter`.
    var recipientDelimiter: RecipientDelimiter { get }
}

extension SubaddressSettings {
    /// `+`, the usual one.
    public var recipientDelimiter: RecipientDelimiter { RecipientDelimiter(Array("+".utf8)) }
}
