internal import Mail

/// A key that is an address, in its parts.
///
/// Postfix sends an address with a special local part in quotes, and asks again without them if
/// that is not found. Both forms are taken, and both are looked up at once.
struct AddressKey: Sendable {
    /// The longest key that is looked at, in bytes; Postfix 3.12 sends none that is longer.
    static let lengthLimit = 10_000

    /// The part before the `@` without quotes, in the case of the key.
    let localPart: ArraySlice<UInt8>

    /// The part after the `@`, in the case of the key.
    let domain: ArraySlice<UInt8>

    /// The whole key, if its local part needs no quotes for sure.
    private let plain: [UInt8]?

    /// Nil for everything that is no address: a bare domain, `*`, nothing, two `@`, a NUL.
    init?(_ key: [UInt8]) {
        guard key.count <= AddressKey.lengthLimit else { return nil }
        // Nearly every key is of plain characters, and then its parts are simply around the `@`.
        if let at = AddressKey.atOfPlain(key) {
            localPart = key[..<at]
            domain = key[(at + 1)...]
            plain = key
            return
        }
        guard key.first != UInt8(ascii: "<"),
            key.contains(UInt8(ascii: "\"")) || AddressKey.hasOneAt(key),
            let address = MailAddress(parsingPath: key),
            !address.localPart.isEmpty, !address.domain.isEmpty
        else { return nil }
        localPart = address.localPart[...]
        domain = address.domain[...]
        plain = nil
    }

    /// The ways to write the address: first with quotes if it needs them, then without.
    var forms: [[UInt8]] {
        plain.map { [$0] } ?? forms(cutting: 0, withDomain: true)
    }

    /// The ways to write the address without what was cut off its local part, perhaps without
    /// the domain: first with quotes if it needs them, then without.
    func forms(cutting count: Int, withDomain: Bool) -> [[UInt8]] {
        let user = localPart.dropLast(count)
        let domain = withDomain ? domain : []
        var unquoted: [UInt8] = []
        unquoted.reserveCapacity(user.count + 1 + domain.count)
        unquoted += user
        if withDomain {
            unquoted.append(UInt8(ascii: "@"))
            unquoted += domain
        }
        guard plain == nil else { return [unquoted] }
        let external = MailAddress(localPart: Array(user), domain: Array(domain)).bytes
        return external.first == UInt8(ascii: "\"") ? [external, unquoted] : [external]
    }

    private static func hasOneAt(_ key: [UInt8]) -> Bool {
        key.reduce(0) { $0 + ($1 == UInt8(ascii: "@") ? 1 : 0) } == 1
    }

    /// Where the `@` is in a key of letters, digits, `.`, `-`, `_`, `+`; nil for another key.
    static func atOfPlain(_ key: [UInt8]) -> Int? {
        var at: Int?
        for index in key.indices {
            let byte = key[index]
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
