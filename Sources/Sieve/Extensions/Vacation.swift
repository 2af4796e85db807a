// RFC 5230: the action "vacation", with the rules of RFC 3834 for answers of machines.
// Complete. `:seconds` is RFC 6131, `:fcc` is RFC 8580. The settings are those of Pigeonhole.

internal import Mail

extension SieveExtension {
    /// Answers mail while its reader is away.
    static let vacation = SieveExtension(
        "vacation", specification: "RFC 5230", commands: [.vacation],
        settings: VacationSettings.self)
}

extension CommandDefinition {
    /// `vacation [":days" number] [":subject" string] [":from" string] [":addresses" string-list]
    /// [":mime"] [":handle" string] <reason: string>` (RFC 5230, 4).
    static let vacation = CommandDefinition(
        "vacation",
        Signature(
            [Parameter("reason", .string)],
            tags: [
                TagDefinition(
                    "days", value: Parameter("period", .number), group: VacationPeriod.group),
                TagDefinition("subject", value: Parameter("subject", .string)),
                TagDefinition("from", value: Parameter("address", .string)),
                TagDefinition("addresses", value: Parameter("addresses", .stringList)),
                TagDefinition("mime"),
                TagDefinition("handle", value: Parameter("handle", .string)),
            ])
    ) { arguments, compilation in
        let from = arguments.tag("from")?.string
        if let text = from?.constant, SieveAddress.parseList(text) == nil {
            compilation.report(.badSender(text), at: from?.offset ?? arguments.offset)
            return nil
        }
        let reason = arguments.string(0)
        let isEntity = arguments.tag("mime") != nil
        if isEntity, let text = reason.constant, MIMEEntity(text) == nil {
            compilation.report(.badEntity, at: reason.offset)
            return nil
        }
        let days = arguments.tag("days").map { $0.number.multipliedReportingOverflow(by: 86_400) }
        return Vacation(
            seconds: arguments.effects(of: VacationPeriod.self).first?.seconds
                ?? days.map { $0.overflow ? .max : $0.partialValue },
            subject: arguments.tag("subject")?.string, from: from,
            addresses: arguments.tag("addresses")?.strings ?? StringList([]),
            handle: arguments.tag("handle")?.string, isEntity: isEntity, reason: reason,
            modifiers: arguments.modifiers)
    }
}

/// The command with its arguments.
struct Vacation: CompiledCommand {
    /// Nil for the period of the site.
    let seconds: UInt64?
    let subject: StringTemplate?
    let from: StringTemplate?
    let addresses: StringList
    let handle: StringTemplate?
    let isEntity: Bool
    let reason: StringTemplate
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        // One that is one too many fails before anything else is asked.
        var action = VacationAction(refusal: "it is not known yet")
        for earlier in run.actions {
            if case .conflict(let reason) = action.relation(to: earlier) {
                throw RunFailure(reason)
            }
        }
        action = try self.action(in: &run)
        try run.add(action, modifiers: modifiers)
        return .next
    }

    private func action(in run: inout Run) throws(RunFailure) -> VacationAction {
        var policy = VacationPolicy(try ownAddresses(in: &run), run: run)
        let (sender, own): (MailAddress, MailAddress)
        switch try policy.decide(in: &run) {
        case .answer(let to, let from): (sender, own) = (to, from)
        case .refuse(let reason): return VacationAction(refusal: reason)
        }
        let entry = try memoryEntry(for: sender, in: &run)
        if try run.remembers(entry) {
            return VacationAction(refusal: "\(text(sender.bytes)) has been answered already")
        }
        let message = try message(to: sender, from: own, in: &run)
        let settings = run.settings[VacationSettings.self]
        var mail = OutgoingMail(
            recipients: [sender.bytes],
            envelopeSender: settings.sendsFromRecipient ? policy.envelopeAddress.bytes : [],
            content: .message(message), replacesMessage: false)
        // The message itself must not wait for the answer: it is sent to the next one.
        mail.isExpendable = true
        mail.entry = entry
        return VacationAction(answer: mail, seconds: settings.bounded(seconds))
    }

    /// The addresses of `:addresses` that are some.
    private func ownAddresses(in run: inout Run) throws(RunFailure) -> [MailAddress] {
        var result: [MailAddress] = []
        for template in addresses {
            let value = try template.value(in: &run)
            try run.charge(16 * value.count + 1)
            if let address = SieveAddress.parse(value) { result.append(address) }
        }
        return result
    }

    /// What is remembered of the answer: the sender, and the handle or else all that makes the
    /// answer, as it is written in the script (RFC 5230, 4.2).
    private func memoryEntry(
        for sender: MailAddress, in run: inout Run
    ) throws(RunFailure) -> MemoryEntry {
        var name: [UInt8]
        if let handle {
            name = try Array("handle ".utf8) + handle.value(in: &run)
        } else {
            name = Array((isEntity ? "mime" : "text").utf8)
            // Each is told apart by its length, and one that is not there by having none.
            for template in [subject, from, reason] {
                let written = template?.written
                name += Array(" \(written.map { "\($0.count)" } ?? "-") ".utf8) + (written ?? [])
            }
        }
        try run.charge(name.count)
        return MemoryEntry(
            owner: "vacation", handle: name, key: ASCII.lowercased(sender.bytes))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Diagnostic {
    fileprivate static func badSender(_ address: [UInt8]) -> Diagnostic {
        let text = String(decoding: address, as: UTF8.self)
        return Diagnostic(
            "\"\(text)\" can not be the sender; write an address as in \"user@example.org\"")
    }

    static var badEntity: Diagnostic {
        Diagnostic(
            "the text of ':mime' must begin with Content- fields in ASCII and an empty line; "
                + "add them, or remove ':mime'")
    }
}
