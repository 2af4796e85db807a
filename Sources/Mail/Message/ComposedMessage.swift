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

    /// A piece, or a part of one, which takes no copy.
    private struct Stretch {
        let piece: Piece
        let range: Range<Int>

        init(_ piece: Piece) {
            self.init(piece, 0..<piece.count)
        }

        init(_ piece: Piece, _ range: Range<Int>) {
            self.piece = piece
            self.range = range
        }
    }

    private let pieces: [Stretch]
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
        var flat: [Stretch] = []
        var starts: [Int] = []
        var size = 0
        for piece in pieces.flatMap(Self.flattened) where !piece.range.isEmpty {
            flat.append(piece)
            starts.append(size)
            size += piece.range.count
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

    private static func flattened(_ piece: Piece) -> [Stretch] {
        guard case .part(let source, let range) = piece, let composed = source as? Self else {
            return [Stretch(piece)]
        }
        return composed.slice(range)
    }

    private func slice(_ range: Range<Int>) -> [Stretch] {
        var result: [Stretch] = []
        guard let first = index(of: range.lowerBound) else { return [] }
        for (piece, start) in zip(pieces[first...], starts[first...]) {
            guard start < range.upperBound else { break }
            let part = range.clamped(to: start..<(start + piece.range.count))
            guard !part.isEmpty else { continue }
            let first = piece.range.lowerBound + part.lowerBound - start
            result.append(Stretch(piece.piece, first..<(first + part.count)))
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
        let stretch = pieces[index]
        let local = offset - starts[index]
        let room = min(buffer.count, stretch.range.count - local)
        let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
        let first = stretch.range.lowerBound + local
        switch stretch.piece {
        case .bytes(let bytes): return bytes.copy(from: first, into: target)
        case .part(let source, let range):
            return try source.read(from: range.lowerBound + first, into: target)
        }
    }
}
