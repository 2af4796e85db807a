/// A mail address in parts: `local-part@domain`, perhaps with a display name (RFC 5322 3.4).
///
/// The local part is held without quotes and backslashes, as programs compare it; `bytes` puts
/// them back where they are needed. Case is kept. The domain is empty for the null sender and
/// for a bare local part such as `postmaster`; a domain literal keeps its brackets.
public struct MailAddress: Equatable, Hashable, Sendable {
    /// The part before the last `@`, without quotes; empty for the null sender.
    public var localPart: [UInt8]

    /// The part after the last `@`; may be empty.
    public var domain: [UInt8]

    /// The phrase before an address in angle brackets, without quotes; nil if there is none.
    public var displayName: [UInt8]?

    /// Makes an address of its parts, which are taken as they are.
    public init(localPart: [UInt8], domain: [UInt8], displayName: [UInt8]? = nil) {
        self.localPart = localPart
        self.domain = domain
        self.displayName = displayName
    }

    /// Whether this is the sender of bounces, `<>` (RFC 5321 4.5.5).
    public var isNull: Bool {
        localPart.isEmpty && domain.isEmpty
    }

    /// The address as one writes it in an envelope: the local part is quoted if it must be.
    ///
    /// A bare local part stays bare; the null sender gives no octets.
    public var bytes: [UInt8] {
        var result = isNull || isDotAtom(localPart) ? localPart : Self.quoted(localPart)
        if !domain.isEmpty {
            result.append(UInt8(ascii: "@"))
            result += domain
        }
        return result
    }
}

/// Whether a local part can stand without quotes (RFC 5321 4.1.2, Dot-string; RFC 6531 for
/// octets above 127).
private func isDotAtom(_ localPart: [UInt8]) -> Bool {
    var afterDot = true
    for byte in localPart {
        let isDot = byte == UInt8(ascii: ".")
        guard isDot ? !afterDot : AddressSyntax.isAtomText(byte) else { return false }
        afterDot = isDot
    }
    return !afterDot
}

extension MailAddress {
    /// A text as a quoted string (RFC 5322 3.2.4).
    static func quoted(_ text: [UInt8]) -> [UInt8] {
        let quote = [UInt8(ascii: "\"")]
        return quote + ASCII.escaped(text, "\"\\") + quote
    }

    /// Whether both are the same mailbox, for all practical purposes: case does not matter.
    public func isSame(as other: MailAddress) -> Bool {
        ASCII.equalIgnoringCase(localPart, other.localPart)
            && ASCII.equalIgnoringCase(domain, other.domain)
    }
}
