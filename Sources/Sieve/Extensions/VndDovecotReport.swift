// spec-bosch-sieve-report of Pigeonhole: the action "report", with RFC 5965.
// Complete. The message is reported as it came in; of one that is larger than 10 MB the header.

internal import Mail

extension SieveExtension {
    /// Reports abuse.
    static let vndDovecotReport = SieveExtension(
        "vnd.dovecot.report", specification: "spec-bosch-sieve-report", commands: [.report],
        settings: ReportSettings.self)
}

/// What a site can set about reports.
struct ReportSettings: ExtensionSettings {
    /// Whom reports come from; nil for the postmaster.
    var sender: AddressSource?

    static let definitions: [SettingDefinition<ReportSettings>] = [
        .source("report_from", "the sender of reports") { $0.sender = $1 }
    ]
}

extension CommandDefinition {
    /// `report [":headers_only"] <feedback-type: string> <message: string> <recipient: string>`.
    fileprivate static let report = CommandDefinition(
        "report",
        Signature(
            [
                Parameter("feedback-type", .string), Parameter("message", .string),
                Parameter("recipient", .string),
            ], tags: [TagDefinition("headers_only")])
    ) { arguments, compilation in
        let (type, recipient) = (arguments.string(0), arguments.string(2))
        if let text = type.constant, !Report.isToken(text) {
            compilation.report(.badType(text), at: type.offset)
            return nil
        }
        if let text = recipient.constant, SieveAddress.parse(text) == nil {
            compilation.report(.badRecipient(text), at: recipient.offset)
            return nil
        }
        return Report(
            type: type, message: arguments.string(1), recipient: recipient,
            isHeaderOnly: arguments.tag("headers_only") != nil)
    }
}

private struct Report: CompiledCommand {
    let type: StringTemplate
    let message: StringTemplate
    let recipient: StringTemplate
    let isHeaderOnly: Bool

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let type = try type.value(in: &run)
        guard Self.isToken(type) else { throw RunFailure(.badType(type), at: self.type.offset) }
        let address = try recipient.value(in: &run)
        guard let recipient = SieveAddress.parse(address) else {
            throw RunFailure(.badRecipient(address), at: self.recipient.offset)
        }
        try run.add(
            ReportAction(
                type: ASCII.lowercased(type), to: recipient,
                try content(type: type, to: recipient, in: &run)))
        return .next
    }

    private func content(
        type: [UInt8], to recipient: MailAddress, in run: inout Run
    ) throws(RunFailure) -> ReportAction.Content {
        // The user would get the report, and a script could report that.
        let own = [
            run.finalRecipient, run.originalRecipient, run.settings[UserSettings.self].address,
        ]
        if own.contains(where: { $0?.isSame(as: recipient) == true }) {
            return .refused("a report must not go to the user")
        }
        let isReported = run.actions.contains { action in
            (action as? ReportAction)?.isSame(type: ASCII.lowercased(type), to: recipient) == true
        }
        // It will be merged with the first one, so it need not be written.
        if isReported { return .refused("it is reported already") }
        let message = FeedbackReport(
            type: type, text: try message.value(in: &run), sender: Self.sender(in: run),
            recipient: recipient, isHeaderOnly: isHeaderOnly)
        var mail = OutgoingMail(
            recipients: [recipient.bytes],
            envelopeSender: run.envelope.sender.isEmpty ? [] : message.sender.bytes,
            content: .message(try message.message(in: &run)), replacesMessage: false)
        mail.isExpendable = true
        return .mail(mail)
    }

    private static func sender(in run: borrowing Run) -> MailAddress {
        guard let source = run.settings[ReportSettings.self].sender else { return run.postmaster }
        return run.address(from: source) ?? run.postmaster
    }

    /// Whether it is a token of MIME (RFC 2045, 5.1).
    static func isToken(_ text: [UInt8]) -> Bool {
        !text.isEmpty && text.count <= 100
            && text.allSatisfy {
                $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains($0)
            }
    }
}

extension Diagnostic {
    fileprivate static func badType(_ type: [UInt8]) -> Diagnostic {
        let text = String(decoding: type.prefix(100), as: UTF8.self)
        return Diagnostic("\"\(text)\" is no type of a report; write for instance \"abuse\"")
    }

    fileprivate static func badRecipient(_ address: [UInt8]) -> Diagnostic {
        let text = String(decoding: address, as: UTF8.self)
        return Diagnostic("\"\(text)\" is no address; write it as in \"user@example.org\"")
    }
}
