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

    /// The message; never throws.
    public func bytes() throws(LookupFailure) -> [UInt8] { content }
}
