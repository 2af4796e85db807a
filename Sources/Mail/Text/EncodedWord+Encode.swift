extension EncodedWord {
    /// The longest word that may be written (RFC 2047 2).
    public static let lengthLimit = 75

    /// The text as encoded words in UTF-8, in the shorter of both encodings.
    ///
    /// Each word is complete: no character is cut in two. The first has to fit into
    /// `firstLength` octets, as it shares its line with the name of a field.
    public static func encode(_ text: [UInt8], firstLength: Int = lengthLimit) -> [[UInt8]] {
        let text = Array(String(decoding: text, as: UTF8.self).utf8)
        // A third more against two more for each octet that the Q encoding has to escape.
        let usesBase64 = text.count { !isPlain($0) } > text.count / 6
        var words: [[UInt8]] = []
        var start = 0
        while start < text.count {
            let length = max(words.isEmpty ? firstLength : lengthLimit, overhead + 12) - overhead
            let end = end(of: text, from: start, length: length, usesBase64)
            words.append(word(text[start..<end], usesBase64))
            start = end
        }
        return words
    }

    private static let overhead = "=?utf-8?q??=".utf8.count

    /// Behind the last character that a word of this length has room for; one it always has.
    private static func end(
        of text: [UInt8], from start: Int, length: Int, _ usesBase64: Bool
    ) -> Int {
        var end = start
        var width = 0
        while end < text.count {
            var next = end + 1
            while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
            width += text[end..<next].reduce(0) { $0 + (isPlain($1) ? 1 : 3) }
            let isFull = usesBase64 ? (next - start + 2) / 3 * 4 > length : width > length
            if isFull, end > start { break }
            end = next
        }
        return end
    }

    private static func word(_ text: ArraySlice<UInt8>, _ usesBase64: Bool) -> [UInt8] {
        if usesBase64 {
            return Array("=?utf-8?b?".utf8) + Base64.encode(text) + Array("?=".utf8)
        }
        var word = Array("=?utf-8?q?".utf8)
        for byte in text {
            if byte == UInt8(ascii: " ") {
                word.append(UInt8(ascii: "_"))
            } else if isPlain(byte) {
                word.append(byte)
            } else {
                word += QuotedPrintable.escape(byte)
            }
        }
        return word + Array("?=".utf8)
    }

    /// What the Q encoding leaves as it is, also in a phrase (RFC 2047 5), and the space.
    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: " ") || "!*+-/".utf8.contains(byte)
    }
}
