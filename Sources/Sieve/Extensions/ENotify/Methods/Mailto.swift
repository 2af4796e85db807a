internal import Mail

/// Notices by mail (RFC 5436), to the addresses of a URI of RFC 6068.
struct Mailto: NotifyMethod {
    /// A header field that the URI adds.
    struct Field {
        let name: String
        let value: [UInt8]
    }

    /// An address, and how it is written, perhaps with a name.
    struct Recipient {
        let address: MailAddress
        let written: [UInt8]
    }

    static let scheme = "mailto"

    /// The addresses in front of the `?` and in `to`, and those in `cc`.
    private(set) var to: [Recipient] = []
    private(set) var cc: [Recipient] = []
    private(set) var subject: [UInt8]?
    private(set) var body: [UInt8]?
    private(set) var fields: [Field] = []

    static func isAuthor(_ text: [UInt8]) -> Bool { SieveAddress.parse(text) != nil }

    init(_ uri: [UInt8], settings: NotifySettings) throws(NotifyMistake) {
        let end = uri.firstIndex(of: UInt8(ascii: "?")) ?? uri.endIndex
        if end > 0 { to = try Self.addresses(uri[..<end]) }
        let headers = uri[end...].dropFirst()
        for header in headers.split(separator: UInt8(ascii: "&")) { try add(header) }
        guard !to.isEmpty || !cc.isEmpty else {
            throw NotifyMistake(reason: "has no recipient; write an address behind the colon")
        }
        guard to.count + cc.count <= settings.recipients else {
            throw NotifyMistake(
                reason: "has more than \(settings.recipients) recipients "
                    + "(notify_mailto_max_recipients); use fewer")
        }
        guard fields.count <= settings.fields else {
            throw NotifyMistake(
                reason: "has more than \(settings.fields) header fields "
                    + "(notify_mailto_max_headers); use fewer")
        }
    }

    /// Takes `hname=hvalue` (RFC 6068, 2).
    private mutating func add(_ header: ArraySlice<UInt8>) throws(NotifyMistake) {
        guard let equals = header.firstIndex(of: UInt8(ascii: "=")),
            let name = PercentEncoding.decode(header[..<equals]),
            let value = PercentEncoding.decode(header[(equals + 1)...]),
            HeaderFieldName.problem(name) == nil
        else { throw NotifyMistake(reason: "has a bad header; write it as in \"?subject=Hello\"") }
        let word = String(decoding: ASCII.lowercased(name), as: UTF8.self)
        switch word {
        case "to": to += try Self.addresses(header[(equals + 1)...])
        case "cc": cc += try Self.addresses(header[(equals + 1)...])
        case "subject": subject = value
        case "body": body = value
        default:
            if Self.isIgnored(word) { return }
            let first = word.prefix(1).uppercased()
            fields.append(Field(name: first + word.dropFirst(), value: value))
        }
    }

    private static func addresses(
        _ text: ArraySlice<UInt8>
    ) throws(NotifyMistake) -> [Recipient] {
        var recipients: [Recipient] = []
        for piece in AddressList.pieces(PercentEncoding.decode(text) ?? []) {
            let written = Array(ASCII.trimmed(piece))
            guard let address = SieveAddress.parseList(written)?.first else {
                let shown = String(decoding: written, as: UTF8.self)
                throw NotifyMistake(
                    reason: "has \"\(shown)\" where an address must be; correct it")
            }
            recipients.append(Recipient(address: address, written: written))
        }
        return recipients
    }

    /// Fields that a notice has of its own, or that would make a trap of it (RFC 5436, 2.7).
    private static func isIgnored(_ name: String) -> Bool {
        ignored.contains(name)
            || ["resent-", "content-", "x-sieve"].contains(where: name.hasPrefix)
    }

    private static let ignored: Set<String> = [
        "auto-submitted", "bcc", "data", "date", "delivered-to", "from", "importance",
        "in-reply-to", "message-id", "mime-version", "precedence", "received", "references",
        "return-path", "sender", "x-priority",
    ]
}
