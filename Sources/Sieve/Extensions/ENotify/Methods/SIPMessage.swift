internal import Mail

/// Notices by SIP (RFC 6468), to the addresses of a URI of RFC 3261, 19.1.
struct SIPMessage: UnsupportedNotifyMethod {
    static let scheme = "sip"

    init(_ uri: [UInt8], settings: NotifySettings) throws(NotifyMistake) {
        try Self.check(uri)
    }

    /// Takes `sip:ann@example.com:5060;method=MESSAGE`.
    static func check(_ uri: [UInt8]) throws(NotifyMistake) {
        let path = uri.prefix { $0 != UInt8(ascii: "?") }
        let at = path.firstIndex(of: UInt8(ascii: "@"))
        let user = at.map { path[..<$0] }
        let place = at.map { path[($0 + 1)...] } ?? path[...]
        let parts = place.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard user?.isEmpty != true, let host = parts.first, isHost(host) else {
            throw NotifyMistake(reason: "has no address; write it as in \"sip:user@example.org\"")
        }
        for parameter in parts.dropFirst() {
            let words = parameter.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = words.first, !name.isEmpty else {
                throw NotifyMistake(reason: "has a parameter without a name; remove it")
            }
            guard ASCII.equalIgnoringCase(name, "method".utf8) else { continue }
            guard words.count == 2, words[1].elementsEqual("MESSAGE".utf8) else {
                throw NotifyMistake(reason: "is for no message; write \";method=MESSAGE\"")
            }
        }
    }

    /// A name or an address, and perhaps a port.
    private static func isHost(_ text: ArraySlice<UInt8>) -> Bool {
        let isLiteral = text.first == UInt8(ascii: "[")
        let nameEnd =
            isLiteral
            ? text.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
            : text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
        guard let nameEnd else { return false }
        let name = text[..<nameEnd]
        let port = text[nameEnd...]
        let isName =
            isLiteral || name.allSatisfy { ASCII.isAlphanumeric($0) || "-.".utf8.contains($0) }
        return !name.isEmpty && isName
            && (port.isEmpty
                || port.first == UInt8(ascii: ":") && ASCII.number(port.dropFirst()) != nil)
    }
}

/// The same over an encrypted connection.
struct SIPSMessage: UnsupportedNotifyMethod {
    static let scheme = "sips"

    init(_ uri: [UInt8], settings: NotifySettings) throws(NotifyMistake) {
        try SIPMessage.check(uri)
    }
}
