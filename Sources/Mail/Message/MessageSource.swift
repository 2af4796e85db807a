public import Outcomes

/// A message that something asks questions about, wherever its octets are.
///
/// The header is at hand; the body is read in pieces and only when it is asked for, so that a
/// large message need not be in memory.
public protocol MessageSource: Sendable {
    /// The header as it was received.
    var header: MessageHeader { get }

    /// How many octets the whole message has as it is stored.
    var size: Int { get }

    /// Reads octets of the message, header and body, into a buffer, and says how many.
    ///
    /// There may be fewer than the buffer takes; 0 only at the end of the message. It throws
    /// `LookupFailure.temporary` when the message can not be read now.
    func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int
}

extension MessageSource {
    /// The whole message, header and body, in memory.
    public func bytes() throws(LookupFailure) -> [UInt8] {
        try bytes(in: 0..<size)
    }

    /// A part of the message in memory; what lies behind its end is left out.
    public func bytes(in range: Range<Int>) throws(LookupFailure) -> [UInt8] {
        var result: [UInt8] = []
        let end = min(range.upperBound, size)
        result.reserveCapacity(max(0, end - range.lowerBound))
        try forEachPiece(in: range) { (piece) throws(LookupFailure) in result += piece }
        return result
    }

    /// Shows a part of the message piece by piece; stops when the closure throws.
    public func forEachPiece(
        in range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(LookupFailure) -> Void
    ) throws(LookupFailure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(1, min(messagePieceSize, range.count)), alignment: 16)
        defer { buffer.deallocate() }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let room = min(buffer.count, range.upperBound - offset)
            let count = try read(
                from: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
            if count <= 0 { break }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += count
        }
    }
}

/// How much of a message is in memory at a time while it is looked through.
private let messagePieceSize = 64 << 10
