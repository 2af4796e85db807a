internal import Mail

/// Notices to telephones (RFC 3966); no RFC says how, so none can be sent.
struct Telephone: UnsupportedNotifyMethod {
    static let scheme = "tel"

    /// Takes `+1-201-555-0123`, or a local number with its context: `7042;phone-context=example.com`.
    init(_ uri: [UInt8], settings: NotifySettings) throws(NotifyMistake) {
        let parts = uri.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let number = parts.first ?? []
        let isGlobal = number.first == UInt8(ascii: "+")
        let digits = isGlobal ? number.dropFirst() : number
        let isDigit = { (byte: UInt8) in
            isGlobal ? ASCII.isDigit(byte) : Self.isLocalDigit(byte)
        }
        guard digits.contains(where: isDigit),
            digits.allSatisfy({ isDigit($0) || "-.()".utf8.contains($0) })
        else {
            throw NotifyMistake(
                reason: "has no telephone number; write it as in \"tel:+12015550123\"")
        }
        let names = parts.dropFirst().map { part in
            ASCII.lowercased(Array(part.prefix { $0 != UInt8(ascii: "=") }))
        }
        guard !names.contains(where: { $0.isEmpty }) else {
            throw NotifyMistake(reason: "has a parameter without a name; remove it")
        }
        guard isGlobal || names.contains(Array("phone-context".utf8)) else {
            throw NotifyMistake(
                reason: "has a number that is not the same everywhere; begin it with '+'")
        }
    }

    private static func isLocalDigit(_ byte: UInt8) -> Bool {
        ASCII.hexValue(byte) != nil || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "#")
    }
}
