public import Mail
internal import Outcomes

/// The message as the tests of one run see it: with edits, and with decoded fields remembered.
///
/// A hundred rules that look at the same few fields decode each of them once.
public struct MessageView {
    private struct Cached {
        var text: [UInt8]?
        var addresses: [MailAddress]?
        var parts: [(part: ObjectIdentifier, values: [[UInt8]?])] = []
    }

    /// The message as it came in: what is answered, whatever the script makes of it.
    public let received: any MessageSource

    /// The header with the edits of this run.
    public var header: MessageHeader {
        didSet {
            isEdited = true
            index = FieldIndex(header.fields)
            cache = Self.emptyCache(of: header)
            partsOfMessage = nil
            composition = nil
        }
    }

    /// Whether a script has changed the message: its header, or more.
    public private(set) var isEdited = false

    /// Where the fields of a name are.
    private var index: FieldIndex

    /// The message whose body is used: `received`, or what a script has put in its place.
    private var content: any MessageSource

    /// Whether a script has changed more than the header.
    public private(set) var hasEditedBody = false

    /// What `redirect` sends on since the message has been enclosed in another one.
    private var unenclosed: EditedMessage??

    private var cache: [Cached]

    /// The message as it is now, once it has been put together.
    private var composition: ComposedMessage?

    /// The parts of the message as it is now, once they have been asked for.
    private var partsOfMessage: MessageParts?

    /// Makes the view of a message.
    public init(_ message: any MessageSource) {
        received = message
        content = message
        header = message.header
        index = FieldIndex(message.header.fields)
        cache = Self.emptyCache(of: message.header)
    }

    private static func emptyCache(of header: MessageHeader) -> [Cached] {
        Array(repeating: Cached(), count: header.fields.count)
    }

    /// The message with the edits of this run, which are put together once.
    var edited: any MessageSource {
        mutating get {
            guard isEdited else { return received }
            if let composition { return composition }
            let message = ComposedMessage(header: header, bodyOf: content)
            composition = message
            return message
        }
    }

    /// Whether there is an edit that has not been put together yet.
    var needsComposition: Bool { isEdited && composition == nil }

    /// How many pieces the message is read in.
    var pieceCount: Int { (content as? ComposedMessage)?.pieceCount ?? 1 }

    /// Puts another message in place of this one, which consists of parts of it (RFC 5703, 5).
    public mutating func replace(with message: any MessageSource) {
        content = message
        hasEditedBody = true
        header = message.header
    }

    /// Puts a message around this one, which is still the one that is sent on (RFC 5703, 6).
    public mutating func enclose(in message: any MessageSource) {
        if unenclosed == nil { unenclosed = .some(edition) }
        replace(with: message)
    }

    /// What is to be sent on: nil for the message as it was received.
    var forwarded: EditedMessage? {
        mutating get { unenclosed ?? edition }
    }

    private var edition: EditedMessage? {
        mutating get { isEdited ? EditedMessage(edited) : nil }
    }

    /// Whether the parts have been read.
    var hasParts: Bool { partsOfMessage != nil }

    /// The parts of the message as it is now; reading them takes one pass over it.
    mutating func parts() throws(LookupFailure) -> MessageParts {
        if let partsOfMessage { return partsOfMessage }
        let message = edited
        let parts = MessageParts(source: message, structure: try MIMEStructure(of: message))
        partsOfMessage = parts
        return parts
    }

    /// How many fields there are, lines that are no fields included.
    var fieldCount: Int { cache.count }

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

extension AddressList {
    /// The addresses in a field that have both parts (RFC 5322, 3.4.1, addr-spec).
    static func validAddresses(in field: HeaderField) -> [MailAddress] {
        parse(field.rawValue).filter { !$0.localPart.isEmpty && !$0.domain.isEmpty }
    }
}
