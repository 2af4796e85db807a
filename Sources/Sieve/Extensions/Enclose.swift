// RFC 5703, 6: the command "enclose".
// Complete. Loops over the parts of the message that was end, as it is a part of another one now.
// A redirect behind it sends the message as it was before.

internal import Mail

extension SieveExtension {
    /// Puts the message into another one.
    static let enclose = SieveExtension(
        "enclose", specification: "RFC 5703", commands: [.enclose])
}

extension CommandDefinition {
    /// `enclose [":subject" string] [":headers" string-list] <text: string>`.
    fileprivate static let enclose = CommandDefinition(
        "enclose",
        Signature(
            [Parameter("text", .string)],
            tags: [
                TagDefinition("subject", value: Parameter("subject", .string)),
                TagDefinition("headers", value: Parameter("header names", .stringList)),
            ])
    ) { arguments, _ in
        Enclose(
            text: arguments.string(0), subject: arguments.tag("subject")?.string,
            names: arguments.tag("headers")?.strings ?? StringList([]))
    }
}

/// How many messages are around the one that was received.
private struct Enclosures: ExtensionState {
    var count = 0
}

private struct Enclose: CompiledCommand {
    let text: StringTemplate
    let subject: StringTemplate?
    let names: StringList

    /// Each costs a message of its own in each other one.
    private static let limit = 10

    /// An octet of a copied field is held twice: as what it is, and in the new message.
    private static let stepsOfCopiedOctet = 4

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        run[Enclosures.self].count += 1
        let count = run[Enclosures.self].count
        guard count <= Self.limit else { throw RunFailure(.tooManyEnclosures(Self.limit)) }
        let text = try text.value(in: &run)
        try run.charge(4 * text.count)
        // Nobody who sends the message knows this name.
        let unique = run.host.uniqueName() ?? Array("part".utf8)
        let boundary = Array("=_\(count).".utf8) + unique
        var head = try header(boundary, in: &run)
        head.line()
        head.append(Array("--".utf8) + boundary + [0x0A])
        head.text(text)
        head.append(Array("--".utf8) + boundary + [0x0A])
        head.field("Content-Type", "message/rfc822")
        head.field("Content-Transfer-Encoding", "8bit")
        head.line()
        let bytes = run.message.withLineEnds(head.bytes)
        let end = run.message.withLineEnds(Array("\n--".utf8) + boundary + Array("--\n".utf8))
        let inner = try run.editedMessage()
        run.message.enclose(
            in: ComposedMessage(
                header: MessageHeader(parsing: bytes),
                pieces: [.bytes(bytes), .part(of: inner, 0..<inner.size), .bytes(end)]))
        run.endPartLoops()
        run.explain("the message is now a part of a new one")
        return .next
    }

    /// The header of the new message.
    private func header(
        _ boundary: [UInt8], in run: inout Run
    ) throws(RunFailure) -> MessageComposer {
        let copied = try copiedFields(in: &run)
        let isCopied = { (name: String) in copied.contains { $0.isNamed(Array(name.utf8)) } }
        var header = MessageComposer()
        for field in MessageHeader(parsing: try run.newMessage().bytes).fields
        where !isCopied(String(decoding: field.name, as: UTF8.self)) {
            header.append(field.raw)
        }
        if !isCopied("From") { header.field("From", addresses: [run.ownAddress]) }
        for field in copied where subject == nil || !field.isNamed(Array("Subject".utf8)) {
            header.append(field.raw)
        }
        if let subject = try subject?.value(in: &run) {
            try run.charge(2 * subject.count)
            header.field("Subject", text: subject)
        } else if !isCopied("Subject"),
            let field = run.message.header.first(named: Array("Subject".utf8))
        {
            header.append(field.raw)
        }
        header.field("MIME-Version", "1.0")
        header.append(
            Array("Content-Type: multipart/mixed; boundary=\"".utf8) + boundary
                + Array("\"\nContent-Transfer-Encoding: 8bit\n".utf8))
        return header
    }

    /// The fields of the message that the new one is to have too, but those of its own content.
    private func copiedFields(in run: inout Run) throws(RunFailure) -> [HeaderField] {
        var fields: [HeaderField] = []
        for template in names {
            let name = try template.value(in: &run)
            try run.charge(name.count + run.message.header.fields.count + 1)
            let named = run.message.header.all(named: name)
            // They are copied, as often as they are named.
            try run.charge(Self.stepsOfCopiedOctet * named.reduce(0) { $0 + $1.raw.count })
            fields += named
        }
        return fields.filter { field in
            !field.isNamed(Array("MIME-Version".utf8))
                && !ASCII.equalIgnoringCase(field.name.prefix(8), "Content-".utf8)
        }
    }
}

extension Run {
    /// The address that the user is known by.
    fileprivate var ownAddress: MailAddress {
        settings[UserSettings.self].address ?? finalRecipient ?? postmaster
    }
}

extension Diagnostic {
    fileprivate static func tooManyEnclosures(_ limit: Int) -> Diagnostic {
        Diagnostic("the message is enclosed more than \(limit) times; use 'enclose' once")
    }
}
