public import Outcomes

/// The parts of a message (RFC 2045, RFC 2046): where they are and what they are.
///
/// Reading takes one pass over the message in pieces, and keeps offsets only. It never fails
/// because of the message: what is malformed is taken as it comes. Boundaries are found as
/// RFC 2046 5.1.1 says, by the beginning of a line; of several that fit, the longest counts.
public struct MIMEStructure: Sendable, Equatable {
    /// How deep parts are looked for in parts; deeper ones are opaque.
    public static let nestingLimit = 32

    /// How many parts are told apart; behind them the rest of the message is one opaque part.
    public static let partLimit = 10_000

    /// Octets of a part's header that its type is looked for in.
    public static let headerLimit = 64 << 10

    /// Octets of a boundary, of which RFC 2046 allows 70.
    ///
    /// A multipart with a longer one is opaque.
    public static let boundaryLimit = 1_000

    /// The message, then the parts in it, each before the parts in itself.
    public let parts: [MIMEPart]

    /// Reads the structure of a message.
    public init(of message: some MessageSource) throws(LookupFailure) {
        var scanner = MIMEScanner(message.header, size: message.size)
        if scanner.isInterested {
            let body = min(message.header.bodyOffset, message.size)..<message.size
            try message.forEachPiece(in: body) { scanner.scan($0) }
        }
        parts = scanner.finish()
    }

    /// The indices of a part and of those in it, at any depth.
    public func tree(from index: Int) -> Range<Int> {
        index..<parts[index].descendantsEnd
    }
}

extension MessageSource {
    /// The header of a part.
    ///
    /// No more is read of it than of a message: what follows is no field.
    public func header(of part: MIMEPart) throws(LookupFailure) -> MessageHeader {
        if part.parent == nil { return header }
        let end = min(part.header.upperBound, part.header.lowerBound + partHeaderLimit)
        return MessageHeader(parsing: try bytes(in: part.header.lowerBound..<end))
    }

    /// The body of a part without its transfer encoding; nil if that is unknown.
    public func decodedBody(of part: MIMEPart) throws(LookupFailure) -> [UInt8]? {
        guard part.encoding != .unknown else { return nil }
        var result: [UInt8] = []
        let size = part.body.count
        result.reserveCapacity(part.encoding == .base64 ? size / 4 * 3 + 3 : size)
        var decoder = TransferDecoder(part.encoding)
        try forEachPiece(in: part.body) { (piece) throws(LookupFailure) in
            decoder.decode(piece, into: &result)
        }
        decoder.finish(into: &result)
        return result
    }
}

/// Octets of a part's header that are read as fields.
private let partHeaderLimit = 1 << 20
