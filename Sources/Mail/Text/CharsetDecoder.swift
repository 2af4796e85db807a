/// Converts a text that comes in pieces to UTF-8.
///
/// It never fails: what is wrong in the charset becomes U+FFFD, wherever the pieces are cut.
public struct CharsetDecoder {
    private enum Conversion {
        /// With the beginning of a character that goes on in the next piece.
        case utf8([UInt8])
        case singleByte(SingleByteCharset)
        case other(any CharsetConverter)
    }

    private var conversion: Conversion
    private var hasRepaired = false

    /// Makes a decoder; nil if the charset, whose name is compared without case, is unknown.
    ///
    /// The library is asked for charsets that are not of UTF-8 or of one octet a character.
    public init?(_ charset: [UInt8], library: any CharsetLibrary = NoCharsets()) {
        let name = ASCII.lowercased(charset)
        if Charset.isUnicode(name) {
            conversion = .utf8([])
        } else if let known = SingleByteCharset.all.first(where: { $0.isNamed(name) }) {
            conversion = .singleByte(known)
        } else if let converter = library.converter(for: name) {
            conversion = .other(converter)
        } else {
            return nil
        }
    }

    /// Makes a decoder for octets of which nothing is known: what is no UTF-8 is replaced.
    public init() {
        conversion = .utf8([])
    }

    /// Whether something was wrong in the charset so far, and has become U+FFFD.
    public var hasReplaced: Bool {
        if case .other(let converter) = conversion { converter.hasReplaced } else { hasRepaired }
    }

    /// Appends the text of the next piece.
    public mutating func decode(_ piece: [UInt8], into result: inout [UInt8]) {
        switch conversion {
        case .singleByte(let charset):
            let text = charset.utf8(piece)
            // Where all octets are characters, none of them is this one.
            if !hasRepaired { hasRepaired = Charset.hasReplacement(text) }
            result += text
        case .other(let converter):
            converter.convert(piece, isLast: false, into: &result)
        case .utf8(let begun):
            if begun.isEmpty, piece.allSatisfy({ $0 < 0x80 }) {
                result += piece
                return
            }
            let text = begun + piece
            let end = text.count - UTF8Text.incompleteOctets(of: text)
            append(text[..<end], to: &result)
            conversion = .utf8(Array(text[end...]))
        }
    }

    /// Appends what was held back at the end of the last piece.
    public mutating func finish(into result: inout [UInt8]) {
        switch conversion {
        case .singleByte: break
        case .other(let converter): converter.convert([], isLast: true, into: &result)
        case .utf8(let begun):
            append(begun[...], to: &result)
            conversion = .utf8([])
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let (text, isChanged) = Charset.repaired(text)
        if isChanged { hasRepaired = true }
        result += text
    }
}
