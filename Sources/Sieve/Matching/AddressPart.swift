public import Mail

/// A part of an address that a test looks at (RFC 5228, 2.7.4).
public struct AddressPart: Sendable {
    /// Takes the part out of an address; nil when the address has no such part.
    public typealias Extract =
        @Sendable (_ address: MailAddress, _ run: borrowing Run) -> [UInt8]?

    /// The tag without the colon.
    public let name: Word

    /// Takes the part out of an address.
    public let extract: Extract

    /// Whether it is the whole address, which text that is no valid address has too.
    var isWhole: Bool { name == "all" }

    /// Makes an address part.
    public init(_ name: Word, extract: @escaping Extract) {
        self.name = name
        self.extract = extract
    }
}
