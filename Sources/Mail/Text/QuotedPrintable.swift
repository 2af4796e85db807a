/// Quoted-printable text, as MIME bodies carry it (RFC 2045 6.7).
public enum QuotedPrintable {
    private static let lineLimit = 76

    /// The text with line ends LF, each line within 76 octets.
    ///
    /// CRLF and LF are line ends; all other controls but the tab are escaped.
    public static func encode(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 8)
        var column = 0
        for (index, byte) in zip(text.indices, text) {
            if byte == UInt8(ascii: "\n") {
                result.append(byte)
                column = 0
                continue
            }
            let next = index + 1 < text.count ? text[index + 1] : UInt8(ascii: "\n")
            // CR before LF belongs to the line end.
            if byte == UInt8(ascii: "\r"), next == UInt8(ascii: "\n") { continue }
            let endsLine = next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
            let octets = isPlain(byte, endsLine: endsLine) ? [byte] : escape(byte)
            // The last column is for the `=` of a soft line break.
            if column + octets.count > lineLimit - 1 {
                result += Array("=\n".utf8)
                column = 0
            }
            result += octets
            column += octets.count
        }
        return result
    }

    private static func isPlain(_ byte: UInt8, endsLine: Bool) -> Bool {
        if ASCII.isSpace(byte) { return !endsLine }
        return byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")
    }

    /// An octet as `=` and two digits.
    static func escape(_ byte: UInt8) -> [UInt8] {
        [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
