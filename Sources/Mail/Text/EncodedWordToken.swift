/// One encoded word, `=?charset?encoding?text?=`, cut into its parts (RFC 2047 2).
struct EncodedWordToken {
    /// The charset without a language tag, as written.
    let charset: [UInt8]

    /// Where the text goes on after the word.
    let end: Int

    private let encoding: UInt8
    private let content: ArraySlice<UInt8>

    /// Reads the word at a position; nil if there is none.
    ///
    /// Each `?` ends a part, so that a row of false starts costs linear time.
    init?(in text: [UInt8], at start: Int) {
        guard start + 1 < text.count, text[start] == UInt8(ascii: "="),
            text[start + 1] == UInt8(ascii: "?"),
            let charset = part(of: text, from: start + 2, where: isCharsetText),
            let encoding = part(of: text, from: charset.endIndex + 1, where: ASCII.isAlphanumeric),
            encoding.count == 1,
            let content = part(of: text, from: encoding.endIndex + 1, where: { _ in true }),
            content.endIndex + 1 < text.count, text[content.endIndex + 1] == UInt8(ascii: "=")
        else { return nil }
        self.charset = Array(charset.prefix { $0 != UInt8(ascii: "*") })
        self.encoding = ASCII.lowercased(text[encoding.startIndex])
        self.content = content
        end = content.endIndex + 2
    }

    /// The decoded octets in the word's charset; nil for an unknown encoding or bad base64.
    var octets: [UInt8]? {
        switch encoding {
        case UInt8(ascii: "b"): Base64.decode(content)
        case UInt8(ascii: "q"): decodeQ(content)
        default: nil
        }
    }
}

/// The octets up to the next `?`; nil if another comes first that may not stand there.
private func part(
    of text: [UInt8], from start: Int, where isAllowed: (UInt8) -> Bool
) -> ArraySlice<UInt8>? {
    var index = start
    while index < text.count, text[index] != UInt8(ascii: "?") {
        guard isAllowed(text[index]) else { return nil }
        index += 1
    }
    return index < text.count ? text[start..<index] : nil
}

private func isCharsetText(_ byte: UInt8) -> Bool {
    !ASCII.isControl(byte) && byte != UInt8(ascii: " ") && byte < 0x80
}

/// The Q encoding (RFC 2047 4.2); a `=` that no hexadecimal digits follow stays.
private func decodeQ(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var index = content.startIndex
    while index < content.endIndex {
        let byte = content[index]
        if byte == UInt8(ascii: "="), index + 2 < content.endIndex,
            let high = ASCII.hexValue(content[index + 1]),
            let low = ASCII.hexValue(content[index + 2])
        {
            result.append(high << 4 | low)
            index += 3
        } else {
            result.append(byte == UInt8(ascii: "_") ? UInt8(ascii: " ") : byte)
            index += 1
        }
    }
    return result
}
