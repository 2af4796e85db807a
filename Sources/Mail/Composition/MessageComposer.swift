/// Writes a new message: header fields, folded and encoded, then a body (RFC 5322, RFC 2047).
///
///     var composer = MessageComposer()
///     composer.field("Subject", text: Array("Grüße aus Wien".utf8))
///     composer.field("To", addresses: [address])
///     composer.text(Array("Es regnet.\n".utf8))
///
/// Lines end with LF, as messages are handed to sendmail(1). Controls in values become spaces, so
/// that no value, wherever it came from, can begin a field of its own.
public struct MessageComposer: Sendable {
    /// Lines are folded to stay within so many octets where they can be.
    public static let lineLength = 76

    /// A word of more octets than this can stand in no line (RFC 5322 2.1.1, with room to spare).
    static let wordLimit = 900

    /// The message so far.
    public private(set) var bytes: [UInt8] = []

    /// Makes an empty message.
    public init() {}

    /// Adds a field whose value is written as it is, folded where it has white space.
    public mutating func field(_ name: String, _ value: some Sequence<UInt8>) {
        fold(name, Self.tokens(Self.withoutControls(value)))
    }

    /// Adds a field whose value is written as it is.
    public mutating func field(_ name: String, _ value: String) {
        field(name, value.utf8)
    }

    /// Adds a field of free text in UTF-8, with encoded words if it is not ASCII.
    public mutating func field(_ name: String, text: some Sequence<UInt8>) {
        let text = Self.withoutControls(text)
        let tokens = Self.tokens(text)
        if text.allSatisfy({ $0 < 0x80 }), tokens.allSatisfy({ $0.count <= Self.wordLimit }) {
            fold(name, tokens)
        } else {
            let room = Self.lineLength - name.utf8.count - 2
            fold(name, EncodedWord.encode(text, firstLength: room).map { [0x20] + $0 })
        }
    }

    /// Adds a field of addresses.
    public mutating func field(_ name: String, addresses: [MailAddress]) {
        var tokens: [[UInt8]] = []
        for (index, address) in addresses.enumerated() {
            tokens += Self.tokens(Self.withoutControls(Self.phrase(of: address)))
            let comma = index + 1 < addresses.count ? "," : ""
            tokens.append(
                Array(" <".utf8) + Self.withoutControls(address.bytes) + Array(">\(comma)".utf8))
        }
        fold(name, tokens)
    }

    /// Adds octets as they are, but for CRLF, which becomes LF.
    public mutating func append(_ octets: some Collection<UInt8>) {
        bytes.reserveCapacity(bytes.count + octets.count)
        for byte in octets {
            if byte == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            bytes.append(byte)
        }
    }

    /// Adds a line.
    public mutating func line(_ text: String = "") {
        bytes += Array(text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Adds a text in UTF-8 as a MIME entity: its own fields, the empty line, and the body, which
    /// is quoted-printable if it is not fit to be sent as it is.
    ///
    /// With `hidesLines` it is base 64, in which no line can be taken for a boundary.
    public mutating func text(
        _ text: [UInt8], subtype: String = "plain", hidesLines: Bool = false
    ) {
        let text = Array(String(decoding: text, as: UTF8.self).utf8)
        let isPlain = Self.isPlain(text) && !hidesLines
        let encoding = hidesLines ? "base64" : isPlain ? "7bit" : "quoted-printable"
        field("Content-Type", "text/\(subtype); charset=utf-8")
        field("Content-Transfer-Encoding", encoding)
        line()
        if hidesLines {
            let digits = Base64.encode(text)
            for start in stride(from: 0, to: digits.count, by: Self.lineLength) {
                bytes += digits[start..<min(start + Self.lineLength, digits.count)]
                line()
            }
        } else {
            append(isPlain ? text : QuotedPrintable.encode(text))
        }
        if bytes.last != UInt8(ascii: "\n") { line() }
    }

    /// Adds `Name:` and the tokens, each of which begins with its white space.
    private mutating func fold(_ name: String, _ tokens: [[UInt8]]) {
        bytes += Array("\(name):".utf8)
        var column = name.utf8.count + 1
        for (index, token) in tokens.enumerated() {
            if index > 0, column + token.count > Self.lineLength {
                bytes.append(UInt8(ascii: "\n"))
                column = 0
            }
            bytes += token
            column += token.count
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Cuts a text into words, each with the white space before it, so that nothing is lost.
    private static func tokens(_ text: [UInt8]) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        var token: [UInt8] = [0x20]
        for byte in ASCII.trimmed(text[...]) {
            if byte == 0x20, token.last != 0x20 {
                tokens.append(token)
                token = []
            }
            token.append(byte)
        }
        return token.count > 1 ? tokens + [token] : tokens
    }

    private static func withoutControls(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.map { ASCII.isControl($0) ? 0x20 : $0 }
    }

    /// The display name: quoted, or as encoded words if it is not ASCII.
    private static func phrase(of address: MailAddress) -> [UInt8] {
        guard let name = address.displayName, !name.isEmpty else { return [] }
        if name.contains(where: { $0 >= 0x80 }) {
            return Array(EncodedWord.encode(name).joined(separator: [0x20]))
        }
        // In quotation marks encoded words would be text.
        let isEncoded =
            name.starts(with: "=?".utf8) && name.reversed().starts(with: "=?".utf8)
            && name.allSatisfy { AddressSyntax.isAtomText($0) || $0 == 0x20 }
        return isEncoded ? name : MailAddress.quoted(name)
    }

    /// Whether a body can be sent as it is: ASCII, in lines that are not too long.
    private static func isPlain(_ text: [UInt8]) -> Bool {
        var length = 0
        for byte in text {
            if byte == UInt8(ascii: "\n") {
                length = 0
                continue
            }
            length += 1
            let isText = byte >= 0x20 || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            guard isText, byte < 0x7F, length <= wordLimit else { return false }
        }
        return true
    }
}
