/// A reply of a mail server: a code and the text of its lines (RFC 5321 4.2).
struct SMTPReply {
    let code: Int
    let lines: [String]

    /// One line: `250-text` if more follow, `250 text` or `250` if not.
    struct Line {
        let code: Int
        let isLast: Bool
        let text: String

        /// Reads a line without its LF; nil if it is no reply.
        init?(_ line: [UInt8]) {
            var line = line[...]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            let digits = line.prefix(3)
            guard digits.count == 3, let code = Int(String(decoding: digits, as: UTF8.self)),
                (200...599).contains(code)
            else { return nil }
            let mark = line.dropFirst(3).first
            guard mark == nil || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-") else {
                return nil
            }
            self.code = code
            isLast = mark != UInt8(ascii: "-")
            text = String(decoding: line.dropFirst(4), as: UTF8.self)
        }
    }
}
