public import Mail

/// A part of the message that another one takes the place of.
struct PartEdit {
    /// Which part.
    let index: Int

    /// Its header and its body, with LF at the ends of lines.
    let entity: [UInt8]
}

extension Run {
    /// Octets of an edit that are written in the time of a step.
    private static let stepsOfEditedOctet = 2

    /// What reading the header of a part takes, besides its octets.
    private static let stepsOfHeader = 80

    /// What a field of a header that is put together takes, besides its octets.
    private static let stepsOfField = 8

    /// Octets of a header that are put together in the time of a step.
    private static let composedOctetsOfStep = 4

    /// What a piece of a message takes when it is put together with others, or read.
    private static let stepsOfPiece = 8

    /// The message as it is now: with its edits put together, which is done once for each.
    public mutating func editedMessage() throws(RunFailure) -> any MessageSource {
        if message.needsComposition {
            let fields = message.header.fields
            let octets = fields.reduce(0) { $0 + $1.raw.count }
            try charge(
                Self.stepsOfField * fields.count + octets / Self.composedOctetsOfStep + 1)
            try chargePieces()
        }
        return message.edited
    }

    /// Counts the work of going over the pieces of the message.
    mutating func chargePieces() throws(RunFailure) {
        try charge(Self.stepsOfPiece * message.pieceCount)
    }

    /// Puts other parts in the place of some, which are in order and not in each other.
    ///
    /// The first part, the message, is replaced alone: its entity then begins with its whole header.
    mutating func replace(_ edits: [PartEdit]) throws(RunFailure) {
        guard !edits.isEmpty else { return }
        let parts = try parts()
        let source = parts.source
        var pieces: [ComposedMessage.Piece] = []
        var position = 0
        for edit in edits {
            let part = try parts.part(edit.index)
            try charge(Self.stepsOfEditedOctet * edit.entity.count + 1)
            pieces.append(.part(of: source, position..<part.header.lowerBound))
            pieces.append(.bytes(message.withLineEnds(edit.entity)))
            position = edit.index == 0 ? source.size : part.body.upperBound
        }
        pieces.append(.part(of: source, position..<source.size))
        try chargePieces()
        var header = source.header
        if edits[0].index == 0 {
            header = MessageHeader(parsing: message.withLineEnds(edits[0].entity))
        }
        message.replace(with: ComposedMessage(header: header, pieces: pieces))
    }

    /// The fields of a part that do not describe its content, as they are written.
    mutating func otherFields(ofPart index: Int) throws(RunFailure) -> [HeaderField] {
        let header = try header(ofPart: index)
        return header.fields.filter { field in
            !ASCII.equalIgnoringCase(field.name.prefix(8), "Content-".utf8)
                && (index != 0 || !field.isNamed(Array("MIME-Version".utf8)))
        }
    }

    /// Whether a line of a text would end one of the multiparts around a part.
    mutating func wouldEndMultipart(
        _ text: [UInt8], aroundPart index: Int
    ) throws(RunFailure) -> Bool {
        let parts = try parts()
        var boundaries: [[UInt8]] = []
        var parent = try parts.part(index).parent
        while let outer = parent {
            let part = try parts.part(outer)
            if part.isMultipart { boundaries.append(part.boundary) }
            parent = part.parent
        }
        try charge((boundaries.count + 1) * text.count)
        let dashes = Array("--".utf8)
        return text.split(separator: UInt8(ascii: "\n")).contains { line in
            line.starts(with: dashes)
                && boundaries.contains { line.dropFirst(2).starts(with: $0) }
        }
    }

    /// The header of a part of the message as it is now.
    mutating func header(ofPart index: Int) throws(RunFailure) -> MessageHeader {
        if index == 0 { return message.header }
        let parts = try parts()
        let part = try parts.part(index)
        try charge(part.header.count + Self.stepsOfHeader)
        do {
            return try parts.source.header(of: part)
        } catch {
            throw RunFailure(error)
        }
    }
}

extension MessageView {
    /// A text whose lines end as those of the message do.
    func withLineEnds(_ text: [UInt8]) -> [UInt8] {
        let crlf: [UInt8] = [0x0D, 0x0A]
        guard header.fields.first?.raw.suffix(2).elementsEqual(crlf) == true else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 32)
        for byte in text {
            if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
            result.append(byte)
        }
        return result
    }
}
