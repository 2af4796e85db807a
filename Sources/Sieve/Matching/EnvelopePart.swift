public import Mail

/// A part of the envelope that the `envelope` test can ask for (RFC 5228, 5.4).
///
/// It is a constant, and a class only so that looking it up copies a pointer.
public final class EnvelopePart: Sendable {
    /// A value of the part.
    public enum Value: Sendable {
        /// An address, of which the test may see a part; the null sender has empty parts.
        case address(MailAddress)
        /// A text that has no parts.
        case text([UInt8])
        /// A second since 1970, shown as `iso8601` of RFC 5260.
        case moment(Int64)
    }

    /// The name in the test, in lower case.
    public let name: String

    /// The values it has for this message.
    public let values: @Sendable (_ run: borrowing Run) -> [Value]

    /// Makes a part of the envelope.
    public init(_ name: String, values: @escaping @Sendable (_ run: borrowing Run) -> [Value]) {
        self.name = name
        self.values = values
    }
}
