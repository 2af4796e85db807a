internal import Mail

/// The mail that tells a sender that the message was refused (RFC 5429, 2.1.2 and 2.2.1).
struct RefusalNotice {
    /// Which kind of report it is.
    enum Form {
        /// What the reader did with the message (RFC 8098).
        case disposition
        /// What became of the delivery (RFC 3464).
        case deliveryStatus
    }

    let form: Form
    let reason: [UInt8]

    /// What refusing the message comes to.
    func refusal(in run: inout Run) throws(RunFailure) -> Refusal {
        try run.charge(16 * (reason.count + 1))
        let reason = Array(ASCII.trimmed(reason[...]))
        switch try Self.recipient(in: &run) {
        case .sender(let sender):
            let mail = OutgoingMail(
                recipients: [sender.bytes], envelopeSender: [],
                content: .message(try message(to: sender, in: &run)))
            return Refusal(reason: reason, reply: reply, notice: mail)
        case .nobody(let why):
            return Refusal(reason: reason, reply: reply, notice: nil, silence: why)
        }
    }

    private enum Recipient {
        case sender(MailAddress)
        case nobody(String)
    }

    /// Who is told; it is the message as it came that says so.
    private static func recipient(in run: inout Run) throws(RunFailure) -> Recipient {
        guard let sender = run.sender else { return .nobody("the mail has no sender") }
        if AutomaticAnswer.isRobot(sender) { return .nobody("the sender is a robot") }
        let header = run.received.header
        if let reason = try AutomaticAnswer.reason(against: header, kind: "NRN", in: &run) {
            return .nobody(reason)
        }
        return .sender(sender)
    }

    /// What a server answers; nil if it would change the words of a `reject` (RFC 5429, 2.2).
    private var reply: [UInt8]? {
        let isASCII = reason.allSatisfy { $0 < 0x80 }
        guard isASCII else { return form == .disposition ? nil : Array(Self.plainReply.utf8) }
        let lines = reason.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let printable = lines.map { $0.map { ASCII.isControl($0) ? 0x20 : $0 } }
        let reply = Array(printable.joined(separator: [UInt8(ascii: "\n")]))
        return ASCII.trimmed(reply[...]).isEmpty ? Array(Self.plainReply.utf8) : reply
    }

    /// For reasons that can not be told in ASCII (RFC 5429, 2.1.1).
    private static let plainReply = "The recipient's mail filter refused the message"

    private func message(
        to sender: MailAddress, in run: inout Run
    ) throws(RunFailure) -> [UInt8] {
        let original = run.received.header
        try run.charge(8 * original.bodyOffset)
        var message = try run.newMessage()
        message.field("From", addresses: [run.postmaster])
        message.field("To", addresses: [sender])
        message.field("Subject", text: Array("Rejected: ".utf8) + Self.subject(of: original))
        try run.addReferences(to: &message)
        message.field("Auto-Submitted", "auto-replied (rejected)")
        message.field("Precedence", "bulk")
        message.field("X-Auto-Response-Suppress", "All")
        message.multipart(
            "report; report-type=\(form.reportType)", boundary: run.boundary(),
            [text(in: run), report(on: original, in: run), OriginalHeader.part(original)])
        return message.bytes
    }

    /// Octets of the subject that are repeated.
    private static let subjectLimit = 512

    private static func subject(of header: MessageHeader) -> [UInt8] {
        let field = header.first(named: Array("Subject".utf8))
        let text = String(decoding: field?.decoded() ?? [], as: UTF8.self)
        return Array(String(text.unicodeScalars.prefix(subjectLimit)).utf8)
    }

    private func text(in run: borrowing Run) -> [UInt8] {
        let recipient = run.originalRecipient.map { " to <\(Self.text($0.bytes))>" } ?? ""
        var part = MessageComposer()
        let heading =
            "Your message\(recipient) was refused by the recipient's mail filtering program.\n"
            + "The reason given is as follows:\n\n"
        part.text(Array(heading.utf8) + reason)
        return part.bytes
    }

    private func report(on original: MessageHeader, in run: borrowing Run) -> [UInt8] {
        let host = run.environmentItem("host") ?? run.finalRecipient?.domain ?? []
        let system = host.isEmpty ? Array("localhost".utf8) : host
        // The address that the sender knows: which others stand behind it is not told.
        let recipient = run.originalRecipient?.bytes ?? run.envelope.recipient
        var part = MessageComposer()
        part.field("Content-Type", form.mediaType)
        part.line()
        switch form {
        case .disposition:
            part.field("Reporting-UA", system + Array("; Mailwright".utf8))
            part.field(original, "Original-Recipient", as: "Original-Recipient")
            part.field("Final-Recipient", Array("rfc822; ".utf8) + recipient)
            part.field(original, "Message-ID", as: "Original-Message-ID")
            part.field("Disposition", "automatic-action/MDN-sent-automatically; deleted")
        case .deliveryStatus:
            if let name = run.envelope.status.envelopeID {
                part.field("Original-Envelope-Id", name)
            }
            part.field("Reporting-MTA", Array("dns; ".utf8) + system)
            part.line()
            if let address = run.envelope.status.originalRecipient {
                part.field("Original-Recipient", address)
            }
            part.field("Final-Recipient", Array("rfc822; ".utf8) + recipient)
            part.field("Action", "failed")
            part.field("Status", "5.7.1")
        }
        return part.bytes
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension RefusalNotice.Form {
    fileprivate var reportType: String {
        switch self {
        case .disposition: "disposition-notification"
        case .deliveryStatus: "delivery-status"
        }
    }

    fileprivate var mediaType: String {
        switch self {
        case .disposition: "message/disposition-notification"
        case .deliveryStatus: "message/delivery-status"
        }
    }
}

extension MessageComposer {
    /// Adds the value of a field of another message, if it is there.
    fileprivate mutating func field(_ header: MessageHeader, _ name: String, as own: String) {
        guard let value = header.first(named: Array(name.utf8))?.unfolded(),
            !value.isEmpty, value.count < 900, value.allSatisfy({ $0 < 0x80 })
        else { return }
        field(own, value)
    }
}
