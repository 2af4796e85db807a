/// A question of Postfix's socketmap client: socketmap_table(5).
///
/// One netstring with the name of the map, a space, and the key. The key may hold spaces.
///
///     C: 24:valias bob@example.test,
///     S: 23:OK bob@mailbox.test,
public struct SocketmapRequest: Equatable, Sendable {
    /// The name of the map: what follows the last colon of `socketmap:unix:path:name`.
    public let map: [UInt8]

    /// The key, in whatever case Postfix sent it.
    public let key: [UInt8]

    /// Makes a request.
    public init(map: [UInt8], key: [UInt8]) {
        self.map = map
        self.key = key
    }

    /// Reads the request at the start of the bytes.
    ///
    /// A request without a space is a name with an empty key, which no table holds.
    public static func parse(_ input: Span<UInt8>) throws(WireError) -> Parsed<Self> {
        switch try Netstring.parse(input) {
        case .incomplete: return .incomplete
        case .request(let payload, let length):
            let split = input.firstIndex(of: 0x20, in: payload) ?? payload.upperBound
            let key = min(split + 1, payload.upperBound)..<payload.upperBound
            let request = SocketmapRequest(
                map: input.bytes(payload.lowerBound..<split), key: input.bytes(key))
            return .request(request, length: length)
        }
    }

    /// The request as it goes over the wire.
    public func encoded() -> [UInt8] {
        var wire: [UInt8] = []
        Netstring.append("", map + [0x20] + key, to: &wire)
        return wire
    }
}
