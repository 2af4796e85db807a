public import Mail

/// A part of an address that a test looks at (RFC 5228, 2.7.4).
///
/// It is a constant, and a class only so that looking it up copies a pointer.
public final class AddressPart: Sendable {
    /// Takes the part out of an address; nil when the address has no such part.
    public typealias Extract =
        @Sendable (_ address: MailAddress, _ run: borrowing Run) -> [UInt8]?

    let tag: TagDefinition

    /// Takes the part out of an address.
    public let extract: Extract

    /// Whether it is the whole address, which text that is no valid address has too.
    let isWhole: Bool

    /// Makes an address part.
    public init(_ name: Word, extract: @escaping Extract) {
        tag = TagDefinition(name)
        self.extract = extract
        isWhole = name == "all"
    }

    /// The tag without the colon.
    public var name: Word { tag.name }
}
