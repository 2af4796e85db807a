public import Mail

/// The message as the tests of one run see it: with edits, and with decoded fields remembered.
///
/// A hundred rules that look at the same few fields decode each of them once.
public struct MessageView {
    private struct Cached {
        let nameHash: UInt32
        var text: [UInt8]?
        var addresses: [MailAddress]?
    }

    /// The message without the edits of its header.
    public let source: any MessageSource

    /// The header with the edits of this run.
    public var header: MessageHeader {
        didSet {
            isEdited = true
            cache = Self.emptyCache(of: header)
        }
    }

    /// Whether a script has changed the header.
    public private(set) var isEdited = false

    /// The message as it came in.
    public private(set) var received: any MessageSource

    /// Whether `source` is not the message that came in.
    public private(set) var isReplacement = false

    private var cache: [Cached]

    /// Makes the view of a message.
    public init(_ source: any MessageSource) {
        self.source = source
        received = source
        header = source.header
        cache = Self.emptyCache(of: source.header)
    }

    /// Makes the view of a message that a script has put in place of another.
    public init(replacement: any MessageSource, of view: MessageView) {
        self.init(replacement)
        received = view.received
        isReplacement = true
    }

    private static func emptyCache(of header: MessageHeader) -> [Cached] {
        // Lines that are no fields get a hash too, that of the empty name.
        header.fields.map { Cached(nameHash: FieldName.hash($0.raw[$0.nameRange])) }
    }

    /// The message with the edits of this run.
    public var edited: any MessageSource {
        isEdited ? ComposedMessage(header: header, bodyOf: source) : source
    }

    /// How many fields there are, lines that are no fields included.
    var fieldCount: Int { cache.count }

    /// The index of the first field with a name, at or after an index.
    func nextField(
        _ name: ByteStrings.Entry, of names: ByteStrings, from start: Int
    ) -> Int? {
        guard !name.range.isEmpty else { return nil }
        var index = start
        while index < cache.count {
            if cache[index].nameHash == name.number,
                header.fields[index].isNamed(names.bytes[name.range])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    /// Whether a field has been decoded.
    func hasText(ofField index: Int) -> Bool { cache[index].text != nil }

    /// Whether the addresses in a field have been read.
    func hasAddresses(ofField index: Int) -> Bool { cache[index].addresses != nil }

    /// The decoded value of a field.
    mutating func text(ofField index: Int) -> [UInt8] {
        if let text = cache[index].text { return text }
        let text = header.fields[index].decoded()
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
}

extension HeaderField {
    /// Whether the field has this name, which is in lower case.
    fileprivate func isNamed(_ name: ArraySlice<UInt8>) -> Bool {
        ASCII.equalIgnoringCase(raw[nameRange], name)
    }
}

extension AddressList {
    /// The addresses in a field that have both parts (RFC 5322, 3.4.1, addr-spec).
    static func validAddresses(in field: HeaderField) -> [MailAddress] {
        parse(field.rawValue).filter { !$0.localPart.isEmpty && !$0.domain.isEmpty }
    }
}
