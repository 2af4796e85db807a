/// The base64 alphabet of MIME (RFC 4648 4, RFC 2045 6.8).
public enum Base64 {
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

    private static func value(of byte: UInt8) -> UInt32? {
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
