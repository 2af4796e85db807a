public import Outcomes

/// An answer to Postfix's tcp_table(5) client: a code, a space, a text, a line feed.
///
///     S: 200 c@example.test
///     S: 500 not%20found
///     S: 400 the%20table%20is%20not%20open
public enum TCPTableReply: Equatable, Sendable {
    /// The key was found.
    case found([UInt8])

    /// The key is not in the table.
    case notFound

    /// No answer for now: Postfix defers, and asks again over a new connection.
    case temporary(String)

    /// The longest reply that Postfix accepts, in octets with its line end.
    public static let maximumLength = 4096

    /// Makes the reply for the outcome of a lookup.
    public init(_ outcome: Result<[UInt8]?, LookupFailure>) {
        switch outcome {
        case .success(nil): self = .notFound
        case .success(let value?) where value.isEmpty:
            self = .temporary("the table has an empty value for this key")
        case .success(let value?): self = .found(value)
        case .failure(let failure): self = .temporary(failure.reason)
        }
    }

    /// Appends the reply as it goes over the wire.
    public func encode(into wire: inout [UInt8]) {
        switch self {
        case .found(let value):
            let text = PercentCoding.encode(value)
            guard text.count + "200 \n".utf8.count <= Self.maximumLength else {
                let reason = "the value of this key is longer than tcp_table allows"
                return Self.temporary(reason).encode(into: &wire)
            }
            append("200 ", text, to: &wire)
        case .notFound: append("500 ", PercentCoding.encode("not found".utf8), to: &wire)
        case .temporary(let reason):
            let text = printable(reason, limit: SocketmapReply.maximumReason)
            append("400 ", PercentCoding.encode(text), to: &wire)
        }
    }

    private func append(_ code: String, _ text: [UInt8], to wire: inout [UInt8]) {
        wire += code.utf8
        wire += text
        wire.append(0x0A)
    }
}
