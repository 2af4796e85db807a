public import Outcomes

/// A message that is put together of octets in memory and parts of other messages.
///
/// What a script makes of a message (a changed header, a replaced part, an enclosure) is nearly all
/// the message that it was: those parts stay where they are until they are read.
public struct ComposedMessage: MessageSource {
    /// A piece of the message.
    public enum Piece: Sendable {
        /// Octets in memory.
        case bytes([UInt8])
        /// A part of another message.
        case part(of: any MessageSource, Range<Int>)

        var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .part(_, let range): range.count
            }
        }
    }

    /// How many pieces it is put together of, with those of composed messages in it.
    public var pieceCount: Int { pieces.count }

    private let pieces: [Piece]
    /// Where each piece begins.
    private let starts: [Int]

    /// The header, read once.
    public let header: MessageHeader

    /// How many octets the message has.
    public let size: Int

    /// Takes the pieces, from the first octet to the last; `header` is what the message begins with.
    ///
    /// Parts of composed messages are taken apart, so no chain of messages grows.
    public init(header: MessageHeader, pieces: [Piece]) {
        var flat: [Piece] = []
        var starts: [Int] = []
        var size = 0
        for piece in pieces.flatMap(Self.flattened) where piece.count > 0 {
            flat.append(piece)
            starts.append(size)
            size += piece.count
        }
        self.header = header
        self.size = size
        self.pieces = flat
        self.starts = starts
    }

    /// A message with another header and the same body.
    public init(header: MessageHeader, bodyOf message: any MessageSource) {
        let body = min(message.header.bodyOffset, message.size)..<message.size
        let octets = header.serialized()
        self.init(
            header: MessageHeader(parsing: octets),
            pieces: [.bytes(octets), .part(of: message, body)])
    }

    private static func flattened(_ piece: Piece) -> [Piece] {
        guard case .part(let source, let range) = piece, let composed = source as? Self else {
            return [piece]
        }
        return composed.slice(range)
    }

    private func slice(_ range: Range<Int>) -> [Piece] {
        var result: [Piece] = []
        guard let first = index(of: range.lowerBound) else { return [] }
        for (piece, start) in zip(pieces[first...], starts[first...]) {
            guard start < range.upperBound else { break }
            let part = range.clamped(to: start..<(start + piece.count))
            guard !part.isEmpty else { continue }
            let local = (part.lowerBound - start)..<(part.upperBound - start)
            switch piece {
            case .bytes(let bytes): result.append(.bytes(Array(bytes[local])))
            case .part(let source, let outer):
                let first = outer.lowerBound + local.lowerBound
                result.append(.part(of: source, first..<(first + local.count)))
            }
        }
        return result
    }

    /// The piece that an offset is in; nil if it is behind the end.
    private func index(of offset: Int) -> Int? {
        guard offset >= 0, offset < size else { return nil }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Reads from the piece that an offset is in.
    public func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        guard let index = index(of: offset) else { return 0 }
        let local = offset - starts[index]
        switch pieces[index] {
        case .bytes(let bytes): return bytes.copy(from: local, into: buffer)
        case .part(let source, let range):
            let room = min(buffer.count, range.count - local)
            return try source.read(
                from: range.lowerBound + local,
                into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
        }
    }
}
