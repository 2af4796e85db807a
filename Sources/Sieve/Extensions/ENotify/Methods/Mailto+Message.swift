internal import Mail

extension Mailto {
    func action(_ notice: Notice, in run: inout Run) throws(RunFailure) -> NotifyAction {
        // A notice about a notice could go round for ever (RFC 5436, 2.7).
        let header = run.answeredHeader
        try run.charge(header.fields.count)
        for field in header.all(named: Array("Auto-Submitted".utf8)) {
            try run.charge(field.raw.count)
            if AutomaticAnswer.isAutomatic(field) {
                return NotifyAction(refusal: "a program wrote the mail")
            }
        }
        let (to, cc) = try recipients(in: &run)
        guard !to.isEmpty || !cc.isEmpty else {
            return NotifyAction(refusal: "all recipients are told by another notice")
        }
        let author = notice.author.flatMap(SieveAddress.parse)
        var mail = OutgoingMail(
            recipients: (to + cc).map(\.address.bytes),
            envelopeSender: envelopeSender(author, in: run),
            content: .message(try message(notice, author, to: to, cc: cc, in: &run)),
            replacesMessage: false)
        mail.isExpendable = true
        return NotifyAction(mail)
    }

    /// Nobody is told twice by one script (RFC 5436, 2.7).
    private func recipients(
        in run: inout Run
    ) throws(RunFailure) -> (to: [Recipient], cc: [Recipient]) {
        var told: Set<[UInt8]> = []
        for action in run.actions {
            guard let notice = (action as? NotifyAction)?.notice else { continue }
            for recipient in notice.recipients {
                try run.charge(recipient.count + 1)
                told.insert(ASCII.lowercased(recipient))
            }
        }
        let newTo = to.filter { told.insert(ASCII.lowercased($0.address.bytes)).inserted }
        let newCc = cc.filter { told.insert(ASCII.lowercased($0.address.bytes)).inserted }
        return (newTo, newCc)
    }

    /// Empty for the null sender, which answers a message from the null sender (RFC 5436, 2.7).
    private func envelopeSender(_ author: MailAddress?, in run: borrowing Run) -> [UInt8] {
        guard !run.envelope.sender.isEmpty else { return [] }
        guard let source = run.settings[NotifySettings.self].envelopeSender else {
            return (author ?? run.postmaster).bytes
        }
        return run.address(from: source)?.bytes ?? []
    }

    private func message(
        _ notice: Notice, _ author: MailAddress?, to: [Recipient], cc: [Recipient],
        in run: inout Run
    ) throws(RunFailure) -> [UInt8] {
        var message = try run.newMessage()
        message.field("X-Sieve", "Mailwright")
        if let author, let text = notice.author {
            message.field("From", written: text, [author])
        } else {
            message.field("From", addresses: [run.postmaster])
        }
        Self.add(to, as: "To", to: &message)
        Self.add(cc, as: "Cc", to: &message)
        message.field("Subject", text: try subject(notice, in: &run))
        message.field("Auto-Submitted", "auto-notified; owner-email=\(Self.owner(in: run))")
        message.field("Precedence", "bulk")
        message.field("X-Priority", Self.priorities[notice.importance - 1])
        message.field("Importance", Self.importances[notice.importance - 1])
        for field in fields {
            try run.charge(8 * field.value.count + 1)
            message.field(field.name, text: field.value)
        }
        message.field("MIME-Version", "1.0")
        let text = body ?? Array("Notification of new message.\n".utf8)
        try run.charge(4 * text.count)
        message.text(text)
        return message.bytes
    }

    private static func add(
        _ recipients: [Recipient], as name: String, to message: inout MessageComposer
    ) {
        guard !recipients.isEmpty else { return }
        let written = recipients.map(\.written).joined(separator: Array(", ".utf8))
        message.field(name, written: Array(written), recipients.map(\.address))
    }

    private static let priorities = ["1 (Highest)", "3 (Normal)", "5 (Lowest)"]
    private static let importances = ["High", "Normal", "Low"]

    /// The text of the notice, or what the URI says, or the subject of the message.
    private func subject(_ notice: Notice, in run: inout Run) throws(RunFailure) -> [UInt8] {
        if let text = notice.message ?? subject { return try run.subject(text) }
        guard let field = run.answeredHeader.first(named: Array("Subject".utf8)) else {
            return Array("Notification: (no subject)".utf8)
        }
        let original = try run.text(of: .other(field))
        return try run.subject(Array("Notification: ".utf8) + original)
    }

    /// Whose script it is, as a quoted string (RFC 5436, 2.7.1).
    private static func owner(in run: borrowing Run) -> String {
        let owner = run.settings[UserSettings.self].address ?? run.finalRecipient ?? run.postmaster
        return "\"\(String(decoding: ASCII.escaped(owner.bytes, "\"\\"), as: UTF8.self))\""
    }
}
