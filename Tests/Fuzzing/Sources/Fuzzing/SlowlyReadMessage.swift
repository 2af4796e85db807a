public import Mail
public import Outcomes

/// A message that gives few octets at a time, so that what is read is cut in all places.
public struct SlowlyReadMessage: MessageSource {
    private let message: MessageInMemory
    private let pieceSize: Int

    /// The header, read once.
    public var header: MessageHeader { message.header }

    /// How many octets the message has.
    public var size: Int { message.size }

    /// Takes a message, and how many octets it gives at a time.
    public init(_ message: MessageInMemory, pieceSize: Int) {
        self.message = message
        self.pieceSize = pieceSize
    }

    /// Copies a few octets; never throws.
    public func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        try message.read(
            from: offset,
            into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(pieceSize)))
    }
}
