internal import Mail

extension Vacation {
    /// The answer (RFC 5230, 5).
    func message(
        to sender: MailAddress, from own: MailAddress, in run: inout Run
    ) throws(RunFailure) -> [UInt8] {
        var message = try run.newMessage()
        try addSender(own, to: &message, in: &run)
        message.field("To", addresses: [try fullAddress(of: sender, in: &run)])
        message.field("Subject", text: try subject(in: &run))
        try run.addReferences(to: &message)
        message.field("Auto-Submitted", "auto-replied (vacation)")
        message.field("Precedence", "bulk")
        message.field("X-Auto-Response-Suppress", "All")
        message.field("MIME-Version", "1.0")
        let reason = try reason.value(in: &run)
        try run.charge(4 * reason.count)
        guard isEntity else {
            message.text(reason)
            return message.bytes
        }
        guard let entity = MIMEEntity(reason) else { throw RunFailure(Diagnostic.badEntity) }
        message.append(entity.bytes)
        return message.bytes
    }

    private func addSender(
        _ own: MailAddress, to message: inout MessageComposer, in run: inout Run
    ) throws(RunFailure) {
        let text = try from?.value(in: &run) ?? []
        try run.charge(16 * text.count)
        // What is no address is ignored, as 4.3 suggests.
        if let addresses = SieveAddress.parseList(text) {
            message.field("From", written: text, addresses)
        } else {
            message.field("From", addresses: [own])
        }
    }

    /// The sender's address with the name that stands with it in the header.
    private func fullAddress(
        of sender: MailAddress, in run: inout Run
    ) throws(RunFailure) -> MailAddress {
        let anyone = run.settings[VacationSettings.self].ignoresEnvelopeInHeader
        for name in ["sender", "resent-from", "from"] {
            guard let field = run.answeredHeader.first(named: Array(name.utf8)) else {
                continue
            }
            let addresses = try run.addresses(of: .other(field))
            if let found = addresses.first(where: { anyone || $0.isSame(as: sender) }) {
                return found
            }
        }
        return sender
    }

    private func subject(in run: inout Run) throws(RunFailure) -> [UInt8] {
        var text = try subject?.value(in: &run) ?? []
        if text.isEmpty { text = try generatedSubject(in: &run) }
        return try run.subject(text)
    }

    private func generatedSubject(in run: inout Run) throws(RunFailure) -> [UInt8] {
        let settings = run.settings[VacationSettings.self]
        guard let field = run.answeredHeader.first(named: Array("Subject".utf8)) else {
            return Array(settings.defaultSubject.utf8)
        }
        let original = try run.text(of: .other(field))
        let parts = settings.subjectTemplate.split(
            separator: "%{subject}", omittingEmptySubsequences: false)
        return Array(parts.map { Array($0.utf8) }.joined(separator: original))
    }
}
