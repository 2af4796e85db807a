internal import Mail

/// Octets of a URI written as `%` and two digits (RFC 3986, 2.1).
enum PercentEncoding {
    /// The text with all octets but the unreserved ones encoded, as long as the limit allows: no
    /// character is cut in two.
    static func encode(_ text: [UInt8], limit: Int) -> [UInt8] {
        StringModifier.replaced(text, limit: limit) { octet, result in
            if isUnreserved(octet) {
                result.append(octet)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(octet >> 4)], digits[Int(octet & 0xF)]]
            }
        }
    }

    /// The octets that are written; nil if a `%` has no digits behind it.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(ASCII.hexValue),
                let low = rest.popFirst().flatMap(ASCII.hexValue)
            else { return nil }
            result.append(high << 4 | low)
        }
        return result
    }

    /// Whether all octets can stand in a URI (RFC 3986, 2): letters, digits, and signs.
    static func isURI(_ text: some Collection<UInt8>) -> Bool {
        text.allSatisfy { isUnreserved($0) || signs.contains($0) } && decode(text) != nil
    }

    private static let signs = Set(":/?#[]@!$&'()*+,;=%".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || "-._~".utf8.contains(byte)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
