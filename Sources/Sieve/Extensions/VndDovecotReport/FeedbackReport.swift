internal import Mail
internal import Outcomes

/// A report on a message in the form of RFC 5965.
struct FeedbackReport {
    /// Octets of a message that is sent along; of a larger one the header is.
    private static let messageLimit = 10 << 20

    let type: [UInt8]
    let text: [UInt8]
    let sender: MailAddress
    let recipient: MailAddress
    let isHeaderOnly: Bool

    /// The report with all of its fields.
    func message(in run: inout Run) throws(RunFailure) -> [UInt8] {
        let original = run.received
        var message = try run.newMessage()
        message.field("From", addresses: [sender])
        message.field("To", addresses: [recipient])
        var subject = Array("Report: ".utf8)
        if let field = original.header.first(named: Array("Subject".utf8)) {
            subject += try run.text(of: .other(field))
        }
        message.field("Subject", text: try run.subject(subject))
        message.field("Auto-Submitted", "auto-generated (report)")
        message.field("Precedence", "bulk")
        try run.charge(4 * text.count)
        var human = MessageComposer()
        human.field("Content-Disposition", "inline")
        human.text(text)
        message.multipart(
            "report; report-type=feedback-report", boundary: run.boundary(),
            [human.bytes, feedback(in: run), try part(of: original, in: &run)])
        return message.bytes
    }

    /// What programs read (RFC 5965, 3).
    private func feedback(in run: borrowing Run) -> [UInt8] {
        let user = run.settings[UserSettings.self].address ?? run.originalRecipient
        var part = MessageComposer()
        part.field("Content-Type", "message/feedback-report")
        part.line()
        part.field("Version", "1")
        part.field("Feedback-Type", type)
        part.field("User-Agent", "Mailwright")
        part.field("Original-Mail-From", Self.path(run.envelope.sender))
        if let user { part.field("Dovecot-Reporting-User", Self.path(user.bytes)) }
        return part.bytes
    }

    private static func path(_ address: [UInt8]) -> [UInt8] {
        [UInt8(ascii: "<")] + address + [UInt8(ascii: ">")]
    }

    private func part(
        of original: any MessageSource, in run: inout Run
    ) throws(RunFailure) -> [UInt8] {
        guard !isHeaderOnly, original.size <= Self.messageLimit else {
            try run.charge(8 * original.header.bodyOffset)
            return OriginalHeader.part(original.header, limit: .max)
        }
        // It is copied more than once.
        try run.charge(2 * original.size)
        let bytes: [UInt8]
        do throws(LookupFailure) {
            bytes = try original.bytes()
        } catch {
            throw RunFailure(error)
        }
        var part = MessageComposer()
        part.field("Content-Type", "message/rfc822")
        part.field("Content-Disposition", "attachment")
        if bytes.contains(where: { $0 >= 0x80 }) {
            part.field("Content-Transfer-Encoding", "8bit")
        }
        part.line()
        part.append(bytes)
        return part.bytes
    }
}
