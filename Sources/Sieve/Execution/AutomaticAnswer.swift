internal import Mail

/// Which mail programs must not answer (RFC 3834, 2; RFC 5230, 4.6; RFC 8098, 2.1).
enum AutomaticAnswer {
    /// Addresses of programs, which do not read answers.
    static func isRobot(_ address: MailAddress) -> Bool {
        let name = String(decoding: ASCII.lowercased(address.localPart), as: UTF8.self)
        return robots.contains(name) || name.hasPrefix("owner-") || name.hasSuffix("-request")
            || name.hasSuffix("-bounces") || name.hasSuffix("-owner")
    }

    private static let robots: Set<String> = [
        "bounce", "bounces", "do-not-reply", "donotreply", "listserv", "mailer-daemon",
        "majordomo", "no-reply", "noreply",
    ]

    /// Why mail with this header is not answered; nil if it may be.
    ///
    /// The kind is the word for the answer in `X-Auto-Response-Suppress`.
    static func reason(
        against header: MessageHeader, kind: String, in run: inout Run
    ) throws(RunFailure) -> String? {
        for field in header.fields {
            try run.charge(field.raw.count)
            if let reason = reason(against: field, kind: kind) { return reason }
        }
        return nil
    }

    /// Whether this is `Auto-Submitted` of a mail that a program wrote (RFC 3834, 5).
    ///
    /// Parameters and comments may follow the word.
    static func isAutomatic(_ field: HeaderField) -> Bool {
        let word = field.unfolded().prefix { $0 > 0x20 && $0 != 0x3B && $0 != 0x28 }
        return !ASCII.equalIgnoringCase(word, "no".utf8)
    }

    private static func reason(against field: HeaderField, kind: String) -> String? {
        switch String(decoding: ASCII.lowercased(field.name), as: UTF8.self) {
        case "list-id", "list-help", "list-subscribe", "list-unsubscribe", "list-post",
            "list-owner", "list-archive":
            return "the mail is from a mailing list"
        case "auto-submitted":
            return isAutomatic(field) ? "a program wrote the mail" : nil
        case "precedence":
            let value = ASCII.lowercased(field.unfolded())
            return ["bulk", "junk", "list"].contains { value.elementsEqual($0.utf8) }
                ? "the mail went to many" : nil
        case "x-auto-response-suppress":
            let flags = field.unfolded().split(separator: UInt8(ascii: ","))
            return flags.contains { flag in
                let flag = ASCII.trimmed(flag)
                return ASCII.equalIgnoringCase(flag, "All".utf8)
                    || ASCII.equalIgnoringCase(flag, kind.utf8)
            } ? "the sender wants no answers from programs" : nil
        default: return nil
        }
    }
}
