internal import Mail

/// A conversion that can be done: between text/html and text/plain (RFC 6558; RFC 5259, 9).
enum Conversion {
    case htmlToPlain
    case plainToHTML

    /// The conversion of one type to another; nil if there is none.
    init?(from source: MediaType?, to target: MediaType?) {
        switch (source, target) {
        case (.html, .plainText): self = .htmlToPlain
        case (.plainText, .html): self = .plainToHTML
        default: return nil
        }
    }

    /// The type of the parts that are converted.
    var source: MediaType {
        switch self {
        case .htmlToPlain: .html
        case .plainToHTML: .plainText
        }
    }

    /// A part after the conversion, with its header; nil if it can not be converted.
    func entity(ofPart index: Int, in run: inout Run) throws(RunFailure) -> [UInt8]? {
        let part = try run.parts().part(index)
        let limit = run.limits.heldValue
        guard part.encoding != .unknown, part.body.count <= limit else { return nil }
        // The text is no longer than what it is taken from but for its characters, of at most three
        // octets where the charset has one.
        guard
            let text = try run.text(
                ofPart: index, limit: 3 * limit, withoutMarkup: self == .htmlToPlain)
        else { return nil }
        try run.charge(4 * text.count)
        var entity = MessageComposer()
        for field in try run.otherFields(ofPart: index) { entity.append(field.raw) }
        if index == 0 { entity.field("MIME-Version", "1.0") }
        for field in try run.header(ofPart: index).fields where Self.staysWithContent(field) {
            entity.append(field.raw)
        }
        switch self {
        case .htmlToPlain:
            let endsMultipart = try run.wouldEndMultipart(text, aroundPart: index)
            entity.text(text, hidesLines: endsMultipart)
        case .plainToHTML:
            let html = Self.html(of: text)
            let endsMultipart = try run.wouldEndMultipart(html, aroundPart: index)
            entity.text(html, subtype: "html", hidesLines: endsMultipart)
        }
        return entity.bytes
    }

    /// Fields that say what a part is for, and not how it is written.
    private static func staysWithContent(_ field: HeaderField) -> Bool {
        ["Content-ID", "Content-Description", "Content-Disposition", "Content-Language"]
            .contains { field.isNamed(Array($0.utf8)) }
    }

    /// A document with the text, in which lines end where they did.
    static func html(of text: [UInt8]) -> [UInt8] {
        var result = Array("<!DOCTYPE html>\n<html><body><p>\n".utf8)
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: ">"): result += Array("&gt;".utf8)
            case UInt8(ascii: "\""): result += Array("&quot;".utf8)
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"): result += Array("<br>\n".utf8)
            default: result.append(byte)
            }
        }
        return result + Array("</p></body></html>\n".utf8)
    }
}
