/// Decodes the encoded words of header fields to UTF-8 (RFC 2047, with RFC 2231's language tag).
///
///     =?iso-8859-1?Q?Gr=FC=DFe?= =?utf-8?B?4oKs?=    ->    Grüße€
///
/// White space between two words vanishes. Adjacent words of one charset are joined before they
/// are converted, since some mailers cut a character in two. What can not be decoded (unknown
/// charset, bad base64) stays as written. Words are found anywhere, as mail readers do.
public enum EncodedWord {
    /// The text with each encoded word decoded; the rest unchanged.
    public static func decode(
        _ text: [UInt8], library: any CharsetLibrary = NoCharsets()
    ) -> [UInt8] {
        guard beginnings(in: text.span.bytes) > 0 else { return text }
        var decoder = EncodedWordDecoder(text, library: library)
        return decoder.decode()
    }

    /// How often `=?` is in a text: at most so many words are there to be decoded.
    public static func beginnings(in text: RawSpan) -> Int {
        var count = 0
        var index = 0
        while true {
            index = OctetSearch.first(UInt8(ascii: "="), in: text, from: index) + 1
            guard index < text.byteCount else { return count }
            // An octet is of every type, and the offset is checked.
            let next = text.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            if next == UInt8(ascii: "?") { count += 1 }
        }
    }
}
