internal import Mail

/// Decides who gets an answer (RFC 5230, 4.5 and 4.6; RFC 3834, 2).
///
/// It looks at the message as it came: what a script edits does not make a mailing list a person.
struct VacationPolicy {
    enum Decision {
        case answer(to: MailAddress, from: MailAddress)
        /// No one; why, for the owner of the script.
        case refuse(String)
    }

    /// The addresses of the user, the first as the mail server knows them, and then those that
    /// the script claims.
    private let known: [MailAddress]
    private let claimed: [MailAddress]
    private let settings: VacationSettings

    /// What an answer has in its envelope if it has a sender there.
    private(set) var envelopeAddress: MailAddress

    init(_ claimed: [MailAddress], run: borrowing Run) {
        settings = run.settings[VacationSettings.self]
        let final = run.finalRecipient
        let original = settings.usesOriginalRecipient ? run.originalRecipient : nil
        let own = run.settings[UserSettings.self].address
        known = [final, original, own].compactMap(\.self)
        self.claimed = claimed
        envelopeAddress = original ?? final ?? MailAddress(localPart: [], domain: [])
    }

    /// Looks at the envelope and the header.
    mutating func decide(in run: inout Run) throws(RunFailure) -> Decision {
        guard let sender = run.sender else { return .refuse("the mail has no sender to answer") }
        guard !known.isEmpty else { return .refuse("the mail has no recipient") }
        try run.charge((known.count + claimed.count) * (sender.bytes.count + 1))
        if (known + claimed).contains(where: sender.isSame) {
            return .refuse("the mail is from the user")
        }
        if AutomaticAnswer.isRobot(sender) { return .refuse("the sender is a robot") }
        let header = run.answeredHeader
        if let reason = try AutomaticAnswer.reason(against: header, kind: "OOF", in: &run) {
            return .refuse(reason)
        }
        guard let own = try ownAddress(in: header, &run) else {
            return .refuse("no address of the user is in the header of the mail")
        }
        return .answer(to: sender, from: own)
    }

    /// The address of the user that the mail was written to; nil if it is not to be answered.
    private mutating func ownAddress(
        in header: MessageHeader, _ run: inout Run
    ) throws(RunFailure) -> MailAddress? {
        for name in Self.recipientFields {
            var found: [MailAddress] = []
            for field in header.all(named: Array(name.utf8)) {
                found += try run.addresses(of: .other(field))
            }
            try run.charge(header.fields.count + found.count * (known.count + claimed.count + 1))
            if let own = known.first(where: { found.contains(where: $0.isSame) }) {
                envelopeAddress = own
                return own
            }
            if let own = claimed.first(where: { found.contains(where: $0.isSame) }) { return own }
        }
        guard !settings.checksRecipient else { return nil }
        return run.settings[UserSettings.self].address ?? known.first
    }

    private static let recipientFields = [
        "to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc",
    ]
}
