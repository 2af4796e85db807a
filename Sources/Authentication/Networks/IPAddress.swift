internal import Glibc

/// An IPv4 or IPv6 address (RFC 4291, section 2.2).
///
/// An IPv4 address and its IPv4-mapped form (`::ffff:192.0.2.1`) are the same address: which of
/// the two a program sees depends on how its socket was opened.
public struct IPAddress: Sendable, Hashable {
    /// The 128 bits, an IPv4 address in its mapped form.
    let bits: UInt128

    init(bits: UInt128) {
        self.bits = bits
    }

    /// Reads the text of an address; nil for anything else, names and zones (`%eth0`) as well.
    public init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        var octets = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &octets) == 1 {
            bits = octets[..<4].reduce(0xFFFF) { $0 << 8 | UInt128($1) }
        } else if inet_pton(AF_INET6, text, &octets) == 1 {
            bits = octets.reduce(0) { $0 << 8 | UInt128($1) }
        } else {
            return nil
        }
    }

    /// Whether this is an IPv4 address, in whatever form it was written.
    public var isIPv4: Bool { bits >> 32 == 0xFFFF }
}
