/// The header of a message: its fields in order, and where the body begins (RFC 5322 2.1).
///
/// Reading never fails and costs one pass: NULs, bare CRs, lines of a megabyte, CRLF and LF in
/// one message are all taken as they come. The header ends with the first empty line; a message
/// without one is all header. `serialized()` gives the octets back unchanged.
public struct MessageHeader: Sendable {
    /// How many fields are told apart; what follows is one nameless field.
    ///
    /// Real mail has some hundred at most; a million of them would cost memory and time at each
    /// question of a script.
    public static let fieldLimit = 10_000

    /// The fields from top to bottom, with nameless ones for lines that are no fields.
    public var fields: [HeaderField]

    /// How many octets of the message come before the body, with the empty line.
    public let bodyOffset: Int

    private let emptyLine: ArraySlice<UInt8>

    /// How many octets of the message come before the empty line.
    public var fieldsEnd: Int { bodyOffset - emptyLine.count }

    /// Whether an empty line ends the header: without one there is no body (RFC 5322 2.1).
    public var endsWithEmptyLine: Bool { !emptyLine.isEmpty }

    /// Reads the header at the beginning of a message.
    public init(parsing message: [UInt8]) {
        self.init(parsing: message[...])
    }

    /// Reads the header at the beginning of a part of a buffer, such as a MIME body part.
    public init(parsing message: ArraySlice<UInt8>) {
        var fields: [HeaderField] = []
        var fieldStart = message.startIndex
        var lineStart = message.startIndex
        var bodyStart = message.endIndex
        while lineStart < message.endIndex {
            let first = message[lineStart]
            let startsField = !ASCII.isSpace(first)
            if startsField, lineStart > fieldStart, fields.count < Self.fieldLimit {
                fields.append(HeaderField(raw: message[fieldStart..<lineStart]))
                fieldStart = lineStart
            }
            if let end = emptyLineEnd(in: message, at: lineStart) {
                bodyStart = end
                break
            }
            lineStart = nextLine(in: message, from: lineStart)
        }
        emptyLine = message[min(lineStart, bodyStart)..<bodyStart]
        if fieldStart < emptyLine.startIndex {
            let rest = message[fieldStart..<emptyLine.startIndex]
            let isBeyond = fields.count == Self.fieldLimit
            fields.append(isBeyond ? HeaderField(nameless: rest) : HeaderField(raw: rest))
        }
        self.fields = fields
        bodyOffset = bodyStart - message.startIndex
    }

    /// The header with whole fields before it that are written before the message.
    public init(_ added: [UInt8], before header: MessageHeader) {
        fields = MessageHeader(parsing: added).fields + header.fields
        bodyOffset = added.count + header.bodyOffset
        emptyLine = header.emptyLine
    }

    /// The fields with this name, whatever its case, from top to bottom.
    public func all(named name: [UInt8]) -> [HeaderField] {
        fields.filter { $0.isNamed(name) }
    }

    /// The topmost field with this name, whatever its case.
    public func first(named name: [UInt8]) -> HeaderField? {
        fields.first { $0.isNamed(name) }
    }

    /// The octets of the header with the fields as they are now and the empty line.
    public func serialized() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(fields.reduce(emptyLine.count) { $0 + $1.raw.count })
        for field in fields { result += field.raw }
        return result + emptyLine
    }
}

/// Where the empty line at a position ends, nil if the line is not empty.
private func emptyLineEnd(in message: ArraySlice<UInt8>, at start: Int) -> Int? {
    if message[start] == UInt8(ascii: "\n") { return start + 1 }
    guard message[start] == UInt8(ascii: "\r"), start + 1 < message.endIndex,
        message[start + 1] == UInt8(ascii: "\n")
    else { return nil }
    return start + 2
}

private func nextLine(in message: ArraySlice<UInt8>, from start: Int) -> Int {
    let end = OctetSearch.first(
        UInt8(ascii: "\n"), in: message.span.bytes, from: start - message.startIndex)
    return min(message.startIndex + end + 1, message.endIndex)
}
