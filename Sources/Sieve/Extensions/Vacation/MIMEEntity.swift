internal import Mail

/// The text of `:mime`: MIME header fields, an empty line, and a body (RFC 2045, 2.4).
struct MIMEEntity {
    /// The entity, of whose fields only those that describe it are left: no script can give an
    /// answer another sender or another recipient in this way.
    let bytes: [UInt8]

    /// Reads a text; nil if it has no such fields, or not all of them are ASCII.
    init?(_ text: [UInt8]) {
        var header = MessageHeader(parsing: text)
        let isASCII = header.fields.allSatisfy { $0.raw.allSatisfy { $0 < 0x80 } }
        header.fields.removeAll { !Self.isOfEntity($0) }
        guard isASCII, !header.fields.isEmpty else { return nil }
        let end = text.count > header.bodyOffset ? [UInt8]() : [UInt8(ascii: "\n")]
        bytes = header.serialized() + text[min(header.bodyOffset, text.count)...] + end
    }

    private static func isOfEntity(_ field: HeaderField) -> Bool {
        ASCII.equalIgnoringCase(field.name.prefix(8), "Content-".utf8)
    }
}
