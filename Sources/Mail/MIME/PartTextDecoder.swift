/// Reads the octets of a part, which come in pieces, as what they mean (RFC 5173, 5.2).
///
/// The transfer encoding is removed, text becomes UTF-8, and HTML the text in it if that is wanted.
/// No more than a piece is in memory.
public struct PartTextDecoder {
    private var transfer: TransferDecoder
    private var charset: CharsetDecoder?
    private var html: HTMLText?

    /// Whether the charset is known that the part says it has; true for a part that says none.
    public let knowsCharset: Bool

    /// Prepares to read a part; `withoutMarkup` makes text of HTML.
    ///
    /// An unknown transfer encoding is none, and an unknown charset is taken for UTF-8.
    public init(
        _ part: MIMEPart, withoutMarkup: Bool, library: any CharsetLibrary = NoCharsets()
    ) {
        transfer = TransferDecoder(part.encoding)
        guard let type = part.type, type.isText || type == .xhtml else {
            knowsCharset = true
            return
        }
        let known = CharsetDecoder(part.charset, library: library)
        knowsCharset = known != nil || part.charset.isEmpty
        charset = known ?? CharsetDecoder()
        if withoutMarkup, type == .html || type == .xhtml { html = HTMLText() }
    }

    /// Whether octets were read that are none of the charset.
    public var hasReplaced: Bool { charset?.hasReplaced ?? false }

    /// Whether HTML is read, which takes longer than all else.
    public var readsMarkup: Bool { html != nil }

    /// Appends what the next piece stands for.
    public mutating func decode(_ piece: UnsafeRawBufferPointer, into result: inout [UInt8]) {
        if charset == nil {
            transfer.decode(piece, into: &result)
            return
        }
        var octets: [UInt8] = []
        octets.reserveCapacity(piece.count)
        transfer.decode(piece, into: &octets)
        decodeText(octets, into: &result)
    }

    /// Appends what was held back at the end of the last piece.
    public mutating func finish(into result: inout [UInt8]) {
        var octets: [UInt8] = []
        transfer.finish(into: &octets)
        guard charset != nil else {
            result += octets
            return
        }
        decodeText(octets, into: &result)
        var text: [UInt8] = []
        charset?.finish(into: &text)
        if html == nil {
            result += text
            return
        }
        html?.decode(text, into: &result)
        html?.finish(into: &result)
    }

    private mutating func decodeText(_ octets: [UInt8], into result: inout [UInt8]) {
        if html == nil {
            charset?.decode(octets, into: &result)
            return
        }
        var text: [UInt8] = []
        charset?.decode(octets, into: &text)
        html?.decode(text, into: &result)
    }
}
