/// A network of addresses, `address/length` (RFC 4632 for IPv4, RFC 4291 section 2.3 for IPv6).
///
/// An address without a length is a network of one. IPv6 networks hold no IPv4 addresses,
/// unless they are written as mapped ones (`::ffff:10.0.0.0/104` is `10.0.0.0/8`).
public struct NetworkPrefix: Sendable, Hashable {
    private let first: IPAddress
    private let length: UInt8

    /// Why a text is no network; the words follow the text in a complaint.
    public enum Flaw: String, Error, Sendable {
        /// The part before the slash is no address.
        case address = "is no address/prefix; write it as 192.0.2.0/24 or 2001:db8::/32"

        /// The part after the slash is no length.
        case length = "has no length from 0 to 32 (IPv4) or 128 (IPv6) after the slash"

        /// The address has bits beyond the length: one of the two is a slip.
        case hostBits = "has bits set beyond its length; write the first address of the network"
    }

    /// Reads the text of a network.
    public init(_ text: String) throws(Flaw) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let address = IPAddress(name) else { throw .address }
        // The length of an IPv4 network counts the bits of the short form, if that was written.
        let isShort = !name.utf8.contains(UInt8(ascii: ":"))
        let greatest: UInt8 = isShort ? 32 : 128
        var length = greatest
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let written = UInt8(parts[1]), written <= greatest
            else { throw .length }
            length = written
        }
        self.length = isShort ? length + 96 : length
        first = address
        guard address.bits & ~mask == 0 else { throw .hostBits }
    }

    /// Whether the address is one of the network.
    public func contains(_ address: IPAddress) -> Bool {
        address.bits & mask == first.bits && address.isIPv4 == isIPv4
    }

    private var isIPv4: Bool { first.isIPv4 && length >= 96 }

    private var mask: UInt128 { length == 0 ? 0 : UInt128.max << (128 - UInt128(length)) }
}
