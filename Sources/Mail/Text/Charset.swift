/// Converts text in the charsets of nearly all mail to UTF-8.
///
/// These are UTF-8, US-ASCII and charsets of one octet for each character; a library has more. The
/// conversions are our own: iconv(3) loads modules of the host's libc, which a static program must not do, and
/// what a script sees must not depend on the program that runs it.
public enum Charset {
    /// The text as valid UTF-8; nil if the charset is unknown.
    ///
    /// The name is compared without case. Octets that are wrong in the charset become U+FFFD.
    public static func utf8(
        _ bytes: [UInt8], from charset: [UInt8], library: any CharsetLibrary = NoCharsets()
    ) -> [UInt8]? {
        let name = ASCII.lowercased(charset)
        if isUnicode(name) { return repaired(bytes[...]).text }
        if let known = SingleByteCharset.all.first(where: { $0.isNamed(name) }) {
            return known.utf8(bytes)
        }
        guard let converter = library.converter(for: name) else { return nil }
        var result: [UInt8] = []
        converter.convert(bytes, isLast: true, into: &result)
        return result
    }

    private static let unicodeNames: [StaticString] = ["utf-8", "us-ascii", "utf8", "ascii"]

    /// Whether this is a name, in lower case, of UTF-8 or of its part US-ASCII.
    static func isUnicode(_ name: [UInt8]) -> Bool {
        unicodeNames.contains { $0.withUTF8Buffer { $0.elementsEqual(name) } }
    }

    /// Whether U+FFFD is in a text.
    static func hasReplacement(_ text: [UInt8]) -> Bool {
        guard text.contains(0xEF) else { return false }
        return text.indices.dropLast(2).contains { index in
            text[index] == 0xEF && text[index + 1] == 0xBF && text[index + 2] == 0xBD
        }
    }

    /// The text with U+FFFD in place of what is no UTF-8, and whether there was any.
    static func repaired(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], isChanged: Bool) {
        if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil {
            return (Array(bytes), false)
        }
        return (Array(String(decoding: bytes, as: UTF8.self).utf8), true)
    }
}
