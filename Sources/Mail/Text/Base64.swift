/// Base 64 as MIME and SASL carry it (RFC 4648 4, RFC 2045 6.8).
public enum Base64 {
    /// The text of these octets, padded with `=`, without line breaks.
    public static func encode(_ octets: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var group: UInt32 = 0
        var held = 0
        for octet in octets {
            group = group << 8 | UInt32(octet)
            held += 1
            if held == 3 {
                append(group, digits: 4, to: &text)
                group = 0
                held = 0
            }
        }
        if held > 0 {
            append(group << (24 - 8 * UInt32(held)), digits: held + 1, to: &text)
            text += repeatElement(UInt8(ascii: "="), count: 3 - held)
        }
        return text
    }

    /// The decoded octets of a text in the one form that ``encode(_:)`` gives; nil for any other.
    ///
    /// For protocols, where two spellings of one value are one too many.
    public static func decodeExactly(_ text: [UInt8]) -> [UInt8]? {
        decode(text[...]).flatMap { encode($0) == text ? $0 : nil }
    }

    /// The decoded octets; nil if there is an octet outside the alphabet, or one digit too many.
    ///
    /// White space is skipped, and the padding may be missing: both are common in mail.
    public static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3 + 3)
        var bits: UInt32 = 0
        var digits = 0
        var padding = 0
        for byte in text where !ASCII.isFoldingSpace(byte) {
            if byte == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: byte) else { return nil }
            bits = bits << 6 | value
            digits += 1
            if digits % 4 == 0 {
                result.append(UInt8(truncatingIfNeeded: bits >> 16))
                result.append(UInt8(truncatingIfNeeded: bits >> 8))
                result.append(UInt8(truncatingIfNeeded: bits))
            }
        }
        guard padding <= 2, appendRest(of: bits, digits: digits % 4, to: &result) else {
            return nil
        }
        return result
    }

    private static func appendRest(
        of bits: UInt32, digits: Int, to result: inout [UInt8]
    ) -> Bool {
        switch digits {
        case 2:
            result.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3:
            result.append(UInt8(truncatingIfNeeded: bits >> 10))
            result.append(UInt8(truncatingIfNeeded: bits >> 2))
        default:
            return digits == 0
        }
        return true
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func append(_ group: UInt32, digits: Int, to text: inout [UInt8]) {
        for place in 0..<digits {
            text.append(alphabet[Int(group >> (18 - 6 * UInt32(place)) & 0x3F)])
        }
    }

    /// What a digit stands for; nil for any other octet.
    static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
