public import Outcomes

/// An answer to Postfix's socketmap client: socketmap_table(5).
///
///     S: 23:OK bob@mailbox.test,
///     S: 9:NOTFOUND ,
///     S: 26:TEMP the table is not open,
///
/// `TIMEOUT` and `PERM` are not used: to Postfix the first is the same as `TEMP`, and the second
/// also only defers a mail (facts measured on 3.7), with a text that hides the reason.
public enum SocketmapReply: Equatable, Sendable {
    /// The key was found.
    case found([UInt8])

    /// The key is not in the table.
    case notFound

    /// No answer for now: Postfix defers. The text goes to Postfix's log.
    case temporary(String)

    /// The longest payload that Postfix accepts, in octets (`socketmap_max_reply_size`).
    public static let maximumLength = 100_000

    /// The longest reason that is sent; Postfix logs no more.
    static let maximumReason = 200

    /// Makes the reply for the outcome of a lookup.
    ///
    /// An empty value and one that is longer than Postfix accepts are failures: Postfix would
    /// report either as a server configuration error.
    public init(_ outcome: Result<[UInt8]?, LookupFailure>) {
        switch outcome {
        case .success(nil): self = .notFound
        case .success(let value?) where value.isEmpty:
            self = .temporary("the table has an empty value for this key")
        case .success(let value?) where value.count > Self.maximumLength - "OK ".utf8.count:
            self = .temporary("the value of this key is longer than socketmap allows")
        case .success(let value?): self = .found(value)
        case .failure(let failure): self = .temporary(failure.reason)
        }
    }

    /// Appends the reply as it goes over the wire.
    public func encode(into wire: inout [UInt8]) {
        switch self {
        case .found(let value): Netstring.append("OK ", value, to: &wire)
        // The space is part of the reply: some clients split before they compare.
        case .notFound: Netstring.append("NOTFOUND ", [], to: &wire)
        case .temporary(let reason):
            Netstring.append("TEMP ", printable(reason, limit: Self.maximumReason), to: &wire)
        }
    }

    /// Reads the reply at the start of the bytes, as a client of the protocol.
    ///
    /// `TIMEOUT` and `PERM` are failures as `TEMP` is: whether it is not or can not be known, the key
    /// has no answer.
    public static func parse(_ input: Span<UInt8>) throws(WireError) -> Parsed<Self> {
        switch try Netstring.parse(input) {
        case .incomplete: return .incomplete
        case .request(let payload, let length):
            let split = input.firstIndex(of: 0x20, in: payload) ?? payload.upperBound
            let text = input.bytes(min(split + 1, payload.upperBound)..<payload.upperBound)
            let status = String(decoding: input.bytes(payload.lowerBound..<split), as: UTF8.self)
            switch status {
            case "OK": return .request(.found(text), length: length)
            case "NOTFOUND": return .request(.notFound, length: length)
            case "TEMP", "TIMEOUT", "PERM":
                let reason = String(decoding: text, as: UTF8.self)
                return .request(.temporary(reason), length: length)
            default: throw WireError("no reply of a socketmap: its first word is unknown")
            }
        }
    }
}
