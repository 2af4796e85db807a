public import Mail

/// A message and the parts in it (RFC 2045).
public struct MessageParts: Sendable {
    /// The message, with the edits of the script.
    public let source: any MessageSource

    /// Where the parts are.
    public let structure: MIMEStructure

    /// A part that a loop has gone to.
    ///
    /// It may be there no more: an edit of the header, or a program, can have made another message
    /// of this one while the loop went over its parts. Then the script fails.
    func part(_ index: Int) throws(RunFailure) -> MIMEPart {
        guard structure.parts.indices.contains(index) else { throw .partIsGone }
        return structure.parts[index]
    }

    /// A part that a loop has gone to, and all parts in it.
    func tree(from index: Int) throws(RunFailure) -> Range<Int> {
        _ = try part(index)
        return structure.tree(from: index)
    }
}

extension RunFailure {
    fileprivate static var partIsGone: RunFailure {
        RunFailure(
            "the parts of the message have changed while 'foreverypart' went over them; "
                + "edit the header outside of the loop")
    }
}

extension Run {
    /// Octets that are read, and those that are looked through for parts, in the time of a step.
    private static let octetsOfStep = 16
    private static let scannedOctetsOfStep = 8

    /// What a part takes that is found, besides its octets: its header is read.
    private static let stepsOfPart = 130

    /// The parts of the message as it is now.
    public mutating func parts() throws(RunFailure) -> MessageParts {
        let isNew = !message.hasParts
        if isNew {
            let size = try editedMessage().size
            try charge(message.header.fields.count + size / Self.scannedOctetsOfStep + 1)
            try chargePieces()
        }
        let parts: MessageParts
        do {
            parts = try message.parts()
        } catch {
            throw RunFailure(error)
        }
        if isNew { try charge(Self.stepsOfPart * parts.structure.parts.count) }
        return parts
    }

    /// Shows a part of a message piece by piece, until the closure says that it is enough.
    mutating func read(
        _ range: Range<Int>, of source: any MessageSource,
        _ body: (UnsafeRawBufferPointer, inout Run) throws(RunFailure) -> Bool
    ) throws(RunFailure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(1, min(Self.pieceSize, range.count)), alignment: 16)
        defer { buffer.deallocate() }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let room = min(buffer.count, range.upperBound - offset)
            let count: Int
            do {
                count = try source.read(
                    from: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
            } catch {
                throw RunFailure(error)
            }
            guard count > 0 else { return }
            try charge(count / Self.octetsOfStep + 1)
            guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]), &self) else {
                return
            }
            offset += count
        }
    }

    /// How much of a message is in memory at a time.
    private static let pieceSize = 64 << 10
}
