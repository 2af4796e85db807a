public import Outcomes

/// A message that something asks questions about, wherever its octets are.
///
/// The header is at hand; the body is read only when it is asked for, so that a large message
/// need not be in memory.
public protocol MessageSource: Sendable {
    /// The header as it was received.
    var header: MessageHeader { get }

    /// How many octets the whole message has as it is stored.
    var size: Int { get }

    /// The whole message, header and body.
    ///
    /// It throws `LookupFailure.temporary` when the message can not be read now.
    func bytes() throws(LookupFailure) -> [UInt8]
}
