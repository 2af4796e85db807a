internal import Mail

/// A header as tests see it, with decoded fields remembered.
///
/// A hundred rules that look at the same few fields decode each of them once.
struct HeaderView {
    private struct Cached {
        var text: [UInt8]?
        var addresses: [MailAddress]?
        var parts: [(part: ObjectIdentifier, values: [[UInt8]?])] = []
    }

    /// The header.
    let header: MessageHeader

    /// Where the fields of a name are.
    private let index: FieldIndex

    private var cache: [Cached]

    init(_ header: MessageHeader) {
        self.header = header
        index = FieldIndex(header.fields)
        cache = Array(repeating: Cached(), count: header.fields.count)
    }

    /// How many fields there are, lines that are no fields included.
    var count: Int { cache.count }

    /// The index of the first field with a name, behind the given one; and at how many it looked.
    func nextField(
        _ name: ByteStrings.Entry, of names: ByteStrings, after field: Int?
    ) -> (field: Int?, looks: Int) {
        var (next, looks) = index.next(name.number, after: field)
        while let found = next {
            let lowercased = names.bytes.span.extracting(name.range)
            if header.fields[found].isNamed(lowercased) { break }
            let (further, more) = index.next(name.number, after: found)
            next = further
            looks += more
        }
        return (next, looks)
    }

    /// Whether a field has been decoded.
    func hasText(ofField index: Int) -> Bool { cache[index].text != nil }

    /// Whether the addresses in a field have been read.
    func hasAddresses(ofField index: Int) -> Bool { cache[index].addresses != nil }

    /// The decoded value of a field.
    mutating func text(ofField index: Int) -> [UInt8] {
        if let text = cache[index].text { return text }
        let text = header.fields[index].decoded(library: Run.charsets)
        cache[index].text = text
        return text
    }

    /// The valid addresses in a field.
    mutating func addresses(ofField index: Int) -> [MailAddress] {
        if let addresses = cache[index].addresses { return addresses }
        let addresses = AddressList.validAddresses(in: header.fields[index])
        cache[index].addresses = addresses
        return addresses
    }

    /// A part of each address in a field, if it has been taken out before.
    func parts(_ part: AddressPart, ofField index: Int) -> [[UInt8]?]? {
        let key = ObjectIdentifier(part)
        for entry in cache[index].parts where entry.part == key { return entry.values }
        return nil
    }

    /// Remembers a part of each address in a field.
    mutating func setParts(_ values: [[UInt8]?], of part: AddressPart, ofField index: Int) {
        cache[index].parts.append((ObjectIdentifier(part), values))
    }
}

extension HeaderField {
    /// Whether the field has this name, which is in lower case; the empty name is never right.
    fileprivate func isNamed(_ name: Span<UInt8>) -> Bool {
        guard !name.isEmpty, nameRange.count == name.count else { return false }
        let octets = raw.span
        for index in name.indices where ASCII.lowercased(octets[index]) != name[index] {
            return false
        }
        return true
    }
}
