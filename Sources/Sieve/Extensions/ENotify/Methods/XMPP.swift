internal import Mail

/// Notices by XMPP (RFC 5437), to the addresses of a URI of RFC 5122.
struct XMPP: UnsupportedNotifyMethod {
    static let scheme = "xmpp"

    /// Takes `tim@example.com?message;subject=SIEVE`.
    init(_ uri: [UInt8], settings: NotifySettings) throws(NotifyMistake) {
        let end = uri.firstIndex(of: UInt8(ascii: "?")) ?? uri.endIndex
        let query = uri[end...].dropFirst()
        var path = uri[..<end]
        if path.starts(with: "//".utf8) {
            // The account that sends comes first (RFC 5122, 2.3).
            path = path.dropFirst(2)
            let slash = path.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            path = path[slash...].dropFirst()
        }
        let address = path.prefix { $0 != UInt8(ascii: "/") }
        let parts = address.split(
            separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty) else {
            throw NotifyMistake(
                reason: "has no address; write it as in \"xmpp:user@example.org\"")
        }
        let type = query.prefix { $0 != UInt8(ascii: ";") }
        guard query.isEmpty || type.elementsEqual("message".utf8) else {
            throw NotifyMistake(reason: "asks for no message; write \"?message\" in it")
        }
        for pair in query.split(separator: UInt8(ascii: ";")).dropFirst() {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex
            else {
                throw NotifyMistake(
                    reason: "has a bad parameter; write it as in \"?message;subject=Hello\"")
            }
        }
    }
}
