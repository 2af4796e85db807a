internal import Mail

/// The rules for the names of accounts and for full-name aliases.
///
/// A name becomes a directory under the mailbox root, a local part of addresses, and a field of
/// several line-based protocols; the rules keep it harmless in all of them.
public enum AccountName {
    /// The longest name in bytes: the limit for a local part, RFC 5321 4.5.3.1.1.
    public static let maximumLength = 64

    /// Names that Postfix treats in its own way, or that must reach a person: they are aliases.
    public static let reserved: [String] = [
        "double-bounce", "mailer-daemon", "nobody", "postmaster", "root",
    ]

    /// What makes a name unusable, wherever it came from; nil when nothing does.
    ///
    /// Names that somebody else wrote into the database are held to this: letters, digits and
    /// `.`, `_`, `-` of US-ASCII, beginning with a letter, a digit or `_`, so that none can leave
    /// the mailbox root, hide, or pass for an option.
    public static func violation(_ name: some Collection<UInt8>) -> String? {
        guard let first = name.first else { return "is empty; choose a name" }
        guard name.count <= maximumLength else {
            return "is longer than \(maximumLength) bytes; choose a shorter name"
        }
        if let byte = name.first(where: { !isAllowed($0) }) { return refusal(of: byte) }
        if first == UInt8(ascii: ".") || first == UInt8(ascii: "-") {
            return "begins with \"\(character(first))\"; begin it with a letter or a digit"
        }
        return nil
    }

    /// What forbids a name for a new account or full-name alias; nil when nothing does.
    ///
    /// Beyond ``violation(_:)``: it must be a dot-atom (RFC 5322 3.2.3), hold none of the
    /// recipient delimiters, since Postfix would cut it there, and not be ``reserved``.
    public static func violationOfNew(
        _ name: some Collection<UInt8>, recipientDelimiter: [UInt8]
    ) -> String? {
        if let violation = violation(name) { return violation }
        let bytes = Array(name)
        if bytes.last == UInt8(ascii: ".") || hasTwoDots(bytes) {
            return "has a dot at its end or two in a row; write it without"
        }
        if let byte = bytes.first(where: recipientDelimiter.contains) {
            return "holds the recipient delimiter \"\(character(byte))\"; write it without"
        }
        if reserved.contains(where: { ASCII.equalIgnoringCase($0.utf8, bytes) }) {
            return "is reserved; add it as an alias of an account instead"
        }
        return nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }

    private static func refusal(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "@"): "holds an \"@\"; give the part before it alone"
        case 0: "holds a NUL byte; use letters, digits, \".\", \"_\" and \"-\""
        case 0x80...:
            "holds a byte that is not US-ASCII; use letters, digits, \".\", \"_\" and \"-\""
        case 0x20: "holds a space; use letters, digits, \".\", \"_\" and \"-\""
        case 0x21...0x7E:
            "holds \"\(character(byte))\"; use letters, digits, \".\", \"_\" and \"-\""
        default: "holds a control character; use letters, digits, \".\", \"_\" and \"-\""
        }
    }

    private static func hasTwoDots(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == $0 }
    }

    private static func character(_ byte: UInt8) -> Character {
        Character(UnicodeScalar(byte))
    }
}
