/// Base 64 as SASL exchanges carry it (RFC 4648, section 4).
///
/// Small and strict: no line breaks, no missing padding, no stray bits, so that one value has
/// exactly one spelling.
public enum Base64 {
    /// The text of these bytes, padded with `=`.
    public static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var group: UInt32 = 0
        var held = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            held += 1
            if held == 3 {
                append(group, digits: 4, to: &text)
                group = 0
                held = 0
            }
        }
        if held == 1 {
            append(group << 16, digits: 2, to: &text)
            text += [pad, pad]
        } else if held == 2 {
            append(group << 8, digits: 3, to: &text)
            text.append(pad)
        }
        return text
    }

    /// The bytes of this text, or nil when it is not well-formed.
    public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var digits = 0
        var padding = 0
        for character in text {
            if character == pad {
                padding += 1
                group <<= 6
            } else {
                guard padding == 0, let value = value(of: character) else { return nil }
                group = group << 6 | value
            }
            digits += 1
            guard digits == 4 else { continue }
            guard append(group, padding: padding, to: &bytes) else { return nil }
            group = 0
            digits = 0
            // Nothing may follow a padded group: a later character finds `padding` above zero,
            // and a later pad makes it more than two.
        }
        return bytes
    }

    private static let pad = UInt8(ascii: "=")
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func append(_ group: UInt32, digits: Int, to text: inout [UInt8]) {
        for place in 0..<digits {
            text.append(alphabet[Int(group >> (18 - 6 * UInt32(place)) & 0x3F)])
        }
    }

    private static func append(_ group: UInt32, padding: Int, to bytes: inout [UInt8]) -> Bool {
        guard padding <= 2 else { return false }
        let octets = [UInt8(group >> 16 & 0xFF), UInt8(group >> 8 & 0xFF), UInt8(group & 0xFF)]
        let kept = 3 - padding
        guard octets[kept...].allSatisfy({ $0 == 0 }) else { return false }
        bytes += octets[..<kept]
        return true
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
