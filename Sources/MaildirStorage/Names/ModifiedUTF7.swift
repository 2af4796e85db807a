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

    private static func digit(_ bits: UInt32) -> UnicodeScalar {
        UnicodeScalar(alphabet[Int(bits & 0x3F)])
    }
}
