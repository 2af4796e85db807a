public import Outcomes

/// A message whose octets are all in memory.
public struct MessageInMemory: MessageSource {
    private let content: [UInt8]

    /// The header, read once.
    public let header: MessageHeader

    /// Takes a message.
    public init(_ bytes: [UInt8]) {
        content = bytes
        header = MessageHeader(parsing: bytes)
    }

    /// How many octets the message has.
    public var size: Int { content.count }

    /// Copies octets; never throws.
    public func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        content.copy(from: offset, into: buffer)
    }

    /// The message, without a copy; never throws.
    public func bytes() throws(LookupFailure) -> [UInt8] { content }
}

extension [UInt8] {
    /// Copies octets from an offset on, and says how many.
    func copy(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset >= 0, offset < count else { return 0 }
        let length = Swift.min(buffer.count, count - offset)
        buffer.copyBytes(from: self[offset..<(offset + length)])
        return length
    }
}
