internal import Mail

/// A key that is an address, in its parts.
///
/// Postfix sends an address with a special local part in quotes, and asks again without them if
/// that is not found. Both forms are taken, and both are looked up at once.
struct AddressKey: Sendable {
    /// The longest key that is looked at, in bytes; Postfix 3.12 sends none that is longer.
    static let lengthLimit = 10_000

    /// The part before the `@` without quotes, in the case of the key.
    let localPart: [UInt8]

    /// The part after the `@`, in the case of the key.
    let domain: [UInt8]

    /// Nil for everything that is no address: a bare domain, `*`, nothing, two `@`, a NUL.
    init?(_ key: [UInt8]) {
        guard key.count <= AddressKey.lengthLimit, key.first != UInt8(ascii: "<"),
            key.contains(UInt8(ascii: "\"")) || AddressKey.hasOneAt(key),
            let address = MailAddress(parsingPath: key),
            !address.localPart.isEmpty, !address.domain.isEmpty
        else { return nil }
        localPart = address.localPart
        domain = address.domain
    }

    private static func hasOneAt(_ key: [UInt8]) -> Bool {
        key.reduce(0) { $0 + ($1 == UInt8(ascii: "@") ? 1 : 0) } == 1
    }

    /// The ways to write an address: first with quotes if it needs them, then without.
    static func forms(localPart: [UInt8], domain: [UInt8]) -> [[UInt8]] {
        let external = MailAddress(localPart: localPart, domain: domain).bytes
        guard external.first == UInt8(ascii: "\"") else { return [external] }
        return [external, domain.isEmpty ? localPart : localPart + [UInt8(ascii: "@")] + domain]
    }
}
