public import Mail

extension Run {
    /// Work of a new message, beside what is written into it.
    private static let stepsOfMessage = 5_000

    /// Begins a new message with `Message-ID` and `Date`.
    ///
    /// What the host does not know is left out, and the mail server adds it.
    public mutating func newMessage() throws(RunFailure) -> MessageComposer {
        try charge(Self.stepsOfMessage)
        var message = MessageComposer()
        if let name = host.uniqueName() {
            let domain = finalRecipient?.domain ?? Array("localhost".utf8)
            message.field("Message-ID", Array("<".utf8) + name + Array("@".utf8) + domain + [0x3E])
        }
        if let seconds = try? currentTime() {
            let date = MailDate(seconds: seconds, zone: localZone(at: seconds))
            message.field("Date", DatePart.std11.text(of: date.time(in: date.zone)))
        }
        return message
    }

    /// The address that the mail is delivered for; nil if that is none.
    public var finalRecipient: MailAddress? {
        Self.address(envelope.finalRecipient ?? envelope.recipient)
    }

    /// The address as it was before any rewriting.
    public var originalRecipient: MailAddress? { Self.address(envelope.recipient) }

    /// The sender; nil for the null sender, which never gets an answer.
    public var sender: MailAddress? { Self.address(envelope.sender) }

    /// Whom notices about refused mail come from.
    public var postmaster: MailAddress {
        if let address = settings[UserSettings.self].postmaster { return address }
        return MailAddress(
            localPart: Array("postmaster".utf8),
            domain: finalRecipient?.domain ?? Array("localhost".utf8),
            displayName: Array("Postmaster".utf8))
    }

    private static func address(_ path: [UInt8]) -> MailAddress? {
        guard let address = MailAddress(parsingPath: path), !address.localPart.isEmpty,
            !address.domain.isEmpty
        else { return nil }
        return address
    }
}

extension MessageComposer {
    /// Adds a field of addresses that a script or a user has written.
    ///
    /// ASCII is kept as it was written.
    mutating func field(_ name: String, written text: [UInt8], _ addresses: [MailAddress]) {
        if text.allSatisfy({ $0 < 0x80 }) {
            field(name, text)
        } else {
            field(name, addresses: addresses)
        }
    }
}
