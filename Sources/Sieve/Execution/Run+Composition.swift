public import Mail

extension Run {
    /// Work of a new message, beside what is written into it.
    private static let stepsOfMessage = 5_000

    /// The message as it came in, which is what reports are about.
    var received: any MessageSource { message.received }

    /// The header that answers and notices look at.
    ///
    /// It is as the script has edited it (RFC 5293, 4), unless the script has put another message in the
    /// place of the one that came in: nobody has sent that.
    var answeredHeader: MessageHeader {
        message.hasEditedBody ? received.header : message.header
    }

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

    /// Characters of a subject; a longer one is cut.
    private static let subjectLimit = 256

    /// A text as the subject of a new message.
    mutating func subject(_ text: [UInt8]) throws(RunFailure) -> [UInt8] {
        try charge(2 * text.count)
        let characters = String(decoding: text, as: UTF8.self).unicodeScalars
        guard characters.count > Self.subjectLimit else { return text }
        let cut = characters.prefix(Self.subjectLimit - 1)
        return Array(String(String.UnicodeScalarView(cut)).utf8) + Array("…".utf8)
    }

    /// Octets of `References`; more are a sign of a loop or an attack.
    private static let referencesLimit = 8_192

    /// Octets of one name among them: what has no white space can not be folded.
    private static let wordLimit = 900

    /// Adds `In-Reply-To` and `References` (RFC 5322, 3.6.4).
    mutating func addReferences(to answer: inout MessageComposer) throws(RunFailure) {
        let header = received.header
        guard let field = header.first(named: Array("Message-ID".utf8)) else { return }
        let name = field.unfolded()
        let earlier =
            header.first(named: Array("References".utf8))
            ?? header.first(named: Array("In-Reply-To".utf8))
        var references = earlier?.unfolded() ?? []
        try charge(4 * (name.count + references.count))
        guard !name.isEmpty, name.count <= Self.wordLimit else { return }
        // The first and the last ones matter most; a cut one matters to nobody.
        let isLong = references.split(separator: 0x20).contains { $0.count > Self.wordLimit }
        if isLong || references.count + name.count > Self.referencesLimit { references = [] }
        answer.field("In-Reply-To", name)
        answer.field("References", references + [UInt8(ascii: " ")] + name)
    }

    /// Words that keep the parts of a new message apart: what is in them can not have them.
    func boundary() -> String {
        "=_" + String(decoding: host.uniqueName() ?? Array("part".utf8), as: UTF8.self)
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
