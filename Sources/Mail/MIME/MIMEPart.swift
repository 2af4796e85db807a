/// A body part of a message, or the message itself: where it is, and what its header says of it.
public struct MIMEPart: Sendable, Equatable {
    /// The index of the part that this one is in; nil for the message.
    public let parent: Int?

    /// How many parts are around it; zero for the message.
    public let level: Int

    /// The octets of the header, with the empty line.
    public internal(set) var header: Range<Int>

    /// The octets of the header without the empty line.
    public internal(set) var fields: Range<Int>

    /// The octets of the body, without the line end that belongs to the next boundary.
    public internal(set) var body: Range<Int>

    /// Whether the header ends with an empty line, so that there is a body, if only an empty one.
    public internal(set) var hasBody = false

    /// The indices of the parts in this one, at any depth, begin behind it and end here.
    public internal(set) var descendantsEnd = 0

    /// What the body is; `text/plain` if the header does not say, nil if what it says is none.
    public internal(set) var type: MediaType?

    /// The charset of text, as written; empty if the header does not say.
    public internal(set) var charset: [UInt8] = []

    /// How the octets of the body are written.
    public internal(set) var encoding = TransferEncoding.identity

    /// The boundary of a multipart as it stands in lines behind `--`; empty if there is none that
    /// can be used.
    public internal(set) var boundary: [UInt8] = []

    /// Where the parts of a multipart begin and end; nil for a part that has no parts.
    ///
    /// It is behind the text before the first boundary, and before the text behind the last.
    public internal(set) var partsRange: Range<Int>?

    /// Whether it is a multipart with its boundaries found.
    public var isMultipart: Bool { partsRange != nil }

    /// The text of a multipart before its first part, and behind its last.
    public var prologue: Range<Int>? { partsRange.map { body.lowerBound..<$0.lowerBound } }

    /// The text of a multipart behind its last part; nil if there is no end of the parts.
    public var epilogue: Range<Int>? {
        guard let partsRange, partsRange.upperBound < body.upperBound else { return nil }
        return partsRange.upperBound..<body.upperBound
    }
}
