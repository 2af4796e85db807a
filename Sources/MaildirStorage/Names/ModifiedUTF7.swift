/// The encoding of mailbox names on disk and in IMAP (RFC 3501 5.1.3).
///
///     Entwürfe & Co  ->  Entw&APw-rfe &- Co
enum ModifiedUTF7 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

    /// The name in printable ASCII.
    static func encode(_ name: String) -> String {
        var result = ""
        var pending: [UInt16] = []
        for scalar in name.unicodeScalars {
            if scalar.value >= 0x20, scalar.value < 0x7F {
                appendShifted(pending, to: &result)
                pending.removeAll(keepingCapacity: true)
                result += scalar == "&" ? "&-" : String(scalar)
            } else {
                pending += scalar.utf16
            }
        }
        appendShifted(pending, to: &result)
        return result
    }

    /// `&`, UTF-16 in base64 with `,` for `/` and without padding, `-`.
    private static func appendShifted(_ units: [UInt16], to result: inout String) {
        guard !units.isEmpty else { return }
        result += "&"
        var bits: UInt32 = 0
        var count = 0
        for unit in units {
            bits = bits << 16 | UInt32(unit)
            count += 16
            while count >= 6 {
                count -= 6
                result.unicodeScalars.append(digit(bits >> UInt32(count)))
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 {
            result.unicodeScalars.append(digit(bits << UInt32(6 - count)))
        }
        result += "-"
    }

    /// The name of an encoded one; nil when it is not the one encoding of any name.
    static func decode(_ text: String) -> String? {
        var units: [UInt16] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&") else {
                units.append(UInt16(byte))
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: "-")) else { return nil }
            let shifted = rest[..<end]
            rest = rest[(end + 1)...]
            if shifted.isEmpty {
                units.append(UInt16(UInt8(ascii: "&")))
            } else {
                guard let decoded = decodeShifted(shifted) else { return nil }
                units += decoded
            }
        }
        guard let name = String(validating: units, as: UTF16.self), encode(name) == text else {
            return nil
        }
        return name
    }

    private static func decodeShifted(_ digits: ArraySlice<UInt8>) -> [UInt16]? {
        var units: [UInt16] = []
        var bits: UInt32 = 0
        var count = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            bits = (bits << 6 | UInt32(value)) & 0x3F_FFFF
            count += 6
            if count >= 16 {
                count -= 16
                units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return units
    }

    private static func digit(_ bits: UInt32) -> UnicodeScalar {
        UnicodeScalar(alphabet[Int(bits & 0x3F)])
    }
}
