internal import Charsets
internal import Mail

extension Run {
    /// The charsets of headers and parts.
    static let charsets = ICUCharsets()

    /// Octets that are decoded in the time of a step, if they are not HTML.
    private static let decodedOctetsOfStep = 2

    /// Counts the work of decoding so many octets.
    mutating func chargeDecoding(
        of octets: Int, _ decoder: PartTextDecoder
    ) throws(RunFailure) {
        try charge(decoder.readsMarkup ? octets : octets / Self.decodedOctetsOfStep)
    }

    /// The text of a part, as much as the limit allows, in whole characters.
    ///
    /// Nil if the part is no text, or its transfer encoding or its charset is unknown. What is wrong
    /// in its charset becomes U+FFFD, or makes it nil.
    mutating func text(
        ofPart index: Int, limit: Int, withoutMarkup: Bool = true, replacesWrongOctets: Bool = true
    ) throws(RunFailure) -> [UInt8]? {
        let parts = try parts()
        let part = try parts.part(index)
        guard part.isReadableText, part.encoding != .unknown else { return nil }
        var decoder = PartTextDecoder(part, withoutMarkup: withoutMarkup, library: Self.charsets)
        guard decoder.knowsCharset else { return nil }
        var text: [UInt8] = []
        try read(part.body, of: parts.source) { (piece, run) throws(RunFailure) in
            try run.chargeDecoding(of: piece.count, decoder)
            decoder.decode(piece, into: &text)
            return text.count <= limit
        }
        if text.count <= limit { decoder.finish(into: &text) }
        if decoder.hasReplaced, !replacesWrongOctets { return nil }
        guard text.count > limit else { return text }
        var end = limit
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(text[..<end])
    }
}

extension MIMEPart {
    /// Whether people read it as text.
    var isReadableText: Bool { !isMultipart && (type?.isText == true || type == .xhtml) }
}
