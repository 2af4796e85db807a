/// Turns a message into what follows `DATA`: CRLF line ends, dots doubled (RFC 5321 4.5.2).
///
/// A bare CR becomes a line end as well: servers differ in how they take it, and the difference
/// has been used to smuggle mail.
struct SMTPDataEncoder {
    private var isAtLineStart = true
    private var afterReturn = false

    /// The octets to send for the next piece of the message.
    mutating func encode(_ piece: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(piece.count + piece.count / 16)
        for byte in piece {
            let completesLineEnd = afterReturn && byte == UInt8(ascii: "\n")
            afterReturn = byte == UInt8(ascii: "\r")
            if completesLineEnd { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                result.append(UInt8(ascii: "\r"))
                result.append(UInt8(ascii: "\n"))
                isAtLineStart = true
                continue
            }
            if isAtLineStart, byte == UInt8(ascii: ".") { result.append(byte) }
            result.append(byte)
            isAtLineStart = false
        }
        return result
    }

    /// The end of the data, on a line of its own.
    func end() -> [UInt8] {
        Array((isAtLineStart ? ".\r\n" : "\r\n.\r\n").utf8)
    }
}
