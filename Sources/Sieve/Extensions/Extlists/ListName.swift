/// The name of a list: a URI, or what follows `urn:ietf:params:sieve` with a colon first
/// (RFC 6134, 2.2 and 2.7).
struct ListName {
    private static let prefix = Array("urn:ietf:params:sieve".utf8)

    /// The whole URI.
    let text: [UInt8]

    init?(_ text: [UInt8]) {
        let isShort = text.first == UInt8(ascii: ":")
        let whole = isShort ? Self.prefix + text : text
        guard text.count > 1, whole.count <= 1_024,
            whole.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            whole.starts(with: "urn:".utf8) || whole.starts(with: "tag:".utf8)
        else { return nil }
        self.text = whole
    }
}
