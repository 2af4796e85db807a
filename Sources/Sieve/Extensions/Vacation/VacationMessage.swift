internal import Mail

extension Vacation {
    /// Characters of a subject; a longer one is cut.
    private static let subjectLimit = 256

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
        let reason = reason.value(in: run)
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
        let text = from?.value(in: run) ?? []
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
            guard let field = run.message.received.header.first(named: Array(name.utf8)) else {
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
        var text = subject?.value(in: run) ?? []
        if text.isEmpty { text = try generatedSubject(in: &run) }
        try run.charge(2 * text.count)
        let characters = String(decoding: text, as: UTF8.self).unicodeScalars
        guard characters.count > Self.subjectLimit else { return text }
        let cut = characters.prefix(Self.subjectLimit - 1)
        return Array(String(String.UnicodeScalarView(cut)).utf8) + Array("…".utf8)
    }

    private func generatedSubject(in run: inout Run) throws(RunFailure) -> [UInt8] {
        let settings = run.settings[VacationSettings.self]
        guard let field = run.message.received.header.first(named: Array("Subject".utf8)) else {
            return Array(settings.defaultSubject.utf8)
        }
        let original = try run.text(of: .other(field))
        let parts = settings.subjectTemplate.split(
            separator: "%{subject}", omittingEmptySubsequences: false)
        return Array(parts.map { Array($0.utf8) }.joined(separator: original))
    }
}

extension Run {
    /// Octets of `References`; more are a sign of a loop or an attack.
    private static let referencesLimit = 8_192

    /// Adds `In-Reply-To` and `References` (RFC 5322, 3.6.4).
    mutating func addReferences(to answer: inout MessageComposer) throws(RunFailure) {
        let header = message.received.header
        guard let field = header.first(named: Array("Message-ID".utf8)) else { return }
        let name = field.unfolded()
        let earlier =
            header.first(named: Array("References".utf8))
            ?? header.first(named: Array("In-Reply-To".utf8))
        var references = earlier?.unfolded() ?? []
        try charge(4 * (name.count + references.count))
        guard !name.isEmpty, name.count < Self.referencesLimit else { return }
        // The first and the last ones matter most; a cut one matters to nobody.
        if references.count + name.count > Self.referencesLimit { references = [] }
        answer.field("In-Reply-To", name)
        answer.field("References", references + [UInt8(ascii: " ")] + name)
    }
}
