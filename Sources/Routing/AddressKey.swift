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

    /// Whether the local part needs quotes, or might.
    private let isSpecial: Bool

    /// Nil for everything that is no address: a bare domain, `*`, nothing, two `@`, a NUL.
    init?(_ key: [UInt8]) {
        guard key.count <= AddressKey.lengthLimit else { return nil }
        // Nearly every key is of plain characters, and then its parts are simply around the `@`.
        let plain = AddressKey.atOfPlain(key)
        if let at = plain {
            localPart = Array(key[..<at])
            domain = Array(key[(at + 1)...])
            isSpecial = false
            return
        }
        guard key.first != UInt8(ascii: "<"),
            key.contains(UInt8(ascii: "\"")) || AddressKey.hasOneAt(key),
            let address = MailAddress(parsingPath: key),
            !address.localPart.isEmpty, !address.domain.isEmpty
        else { return nil }
        localPart = address.localPart
        domain = address.domain
        isSpecial = true
    }

    /// The ways to write the address without what was cut off its local part, and without domain
    /// if that is empty: first with quotes if it needs them, then without.
    func forms(cutting count: Int, domain: [UInt8]) -> [[UInt8]] {
        let user = localPart.prefix(localPart.count - count)
        var plain: [UInt8] = []
        plain.reserveCapacity(user.count + 1 + domain.count)
        plain += user
        if !domain.isEmpty {
            plain.append(UInt8(ascii: "@"))
            plain += domain
        }
        guard isSpecial else { return [plain] }
        let external = MailAddress(localPart: Array(user), domain: domain).bytes
        return external.first == UInt8(ascii: "\"") ? [external, plain] : [external]
    }

    private static func hasOneAt(_ key: [UInt8]) -> Bool {
        key.reduce(0) { $0 + ($1 == UInt8(ascii: "@") ? 1 : 0) } == 1
    }

    /// Where the `@` is in a key of letters, digits, `.`, `-`, `_`, `+`; nil for another key.
    private static func atOfPlain(_ key: [UInt8]) -> Int? {
        var at: Int?
        for (index, byte) in key.enumerated() {
            switch byte {
            case UInt8(ascii: "@"):
                guard at == nil else { return nil }
                at = index
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "+"):
                continue
            case UInt8(ascii: "."):
                // At either end of the local part, or twice, a dot needs quotes.
                guard index > 0, index + 1 < key.count, at == nil else { continue }
                guard key[index + 1] != byte, key[index + 1] != UInt8(ascii: "@") else {
                    return nil
                }
            default:
                return nil
            }
        }
        guard let at, at > 0, at + 1 < key.count, key[0] != UInt8(ascii: ".") else { return nil }
        return at
    }
}
