/// A question of Postfix's tcp_table(5) client.
///
///     C: get a%20b@example.test
///     S: 200 c@example.test
public enum TCPTableRequest: Equatable, Sendable {
    /// Look up a key, already decoded.
    case get(key: [UInt8])

    /// Anything else: `put`, which Postfix documents but never sends, or an unknown word.
    case unsupported

    /// The longest request that is accepted, in octets with its line end.
    ///
    /// Postfix's own limit for a reply; a key of the longest address, all encoded, fits.
    public static let maximumLength = 4096

    /// Reads the request at the start of the bytes.
    public static func parse(_ input: Span<UInt8>) throws(WireError) -> Parsed<Self> {
        // No further than a request may reach, whatever has come after it.
        let reach = 0..<min(input.count, maximumLength)
        guard let end = input.firstIndex(of: 0x0A, in: reach) else {
            guard input.count < maximumLength else { throw tooLong }
            return .incomplete
        }
        var line = input.bytes(0..<end)
        // A person who tries it with telnet sends CR LF.
        if line.last == 0x0D { line.removeLast() }
        return .request(parse(line: line), length: end + 1)
    }

    private static var tooLong: WireError {
        WireError("tcp_table request of more than \(maximumLength) octets")
    }

    private static func parse(line: [UInt8]) -> TCPTableRequest {
        guard line.starts(with: Array("get ".utf8)),
            let key = PercentCoding.decode(Array(line.dropFirst(4)))
        else { return .unsupported }
        return .get(key: key)
    }
}
