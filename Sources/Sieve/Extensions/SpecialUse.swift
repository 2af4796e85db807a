// RFC 8579: the tag :specialuse on "fileinto" and the test "specialuse_exists".
// Complete but for the assignment of a use to a mailbox that :create makes, which the RFC leaves
// open (4.1). It stands beside :fcc as well (RFC 8580, 3.2). Which mailbox has which use the host says.

internal import Mail
internal import Outcomes

extension SieveExtension {
    /// Names mailboxes by what they are for.
    static let specialUse = SieveExtension(
        "special-use", specification: "RFC 8579", tests: [.specialuseExists],
        tags: TagDefinition.ofStore(
            "specialuse", value: Parameter("special-use-attr", .string),
            group: MailboxChoice.group
        ) { use, compilation in
            compilation.report(useIn: use.string) ? FileByUse(use: use.string) : nil
        },
        settings: SpecialUseSettings.self)
}

extension TestDefinition {
    /// `specialuse_exists [<mailbox: string>] <special-use-attrs: string-list>`: whether the
    /// mailbox has all the uses, or each of them some mailbox.
    fileprivate static let specialuseExists = TestDefinition(
        "specialuse_exists",
        Signature([
            Parameter("mailbox", .string, isOptional: true),
            Parameter("special-use-attrs", .stringList),
        ])
    ) { arguments, compilation in
        for use in arguments.strings(1) { _ = compilation.report(useIn: use) }
        return SpecialUseExists(
            mailbox: arguments.has(0) ? arguments.string(0) : nil, uses: arguments.strings(1))
    }
}

private struct SpecialUseExists: CompiledTest {
    let mailbox: StringTemplate?
    let uses: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let name = try mailbox?.value(in: &run)
        // A name that no mailbox can have is that of none.
        if let name, MailboxName.problem(name) != nil { return false }
        for use in uses {
            let found = try run.mailboxes(withUse: use)
            guard let name else {
                if found.isEmpty { return false }
                continue
            }
            guard found.contains(where: { SpecialUseSettings.areSame($0, name) }) else {
                return false
            }
        }
        return true
    }
}

private struct FileByUse: ActionModifier {
    let use: StringTemplate

    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        guard let mailbox = try run.mailboxes(withUse: use).first else { return }
        action.store?.mailbox = StoreRequest.isInbox(mailbox) ? StoreRequest.inbox : mailbox
    }
}

extension Run {
    fileprivate mutating func mailboxes(
        withUse use: StringTemplate
    ) throws(RunFailure) -> [[UInt8]] {
        let text = try use.value(in: &self)
        try charge(text.count + 1)
        guard SpecialUseSettings.isUse(text) else { throw RunFailure(.noUse(text), at: use.offset) }
        try chargeForMailbox()
        let name = ASCII.lowercased(text)
        let found = try askForMailbox(at: use.offset) { (host) throws(LookupFailure) in
            try host.mailboxes(withSpecialUse: name)
        }
        explain(
            "the use \(TraceEvent.quoted(text)) is that of "
                + (found.isEmpty
                    ? "no mailbox" : found.map(TraceEvent.quoted).joined(separator: ", ")))
        return found
    }
}

extension Compilation {
    /// Reports a text that can be no special use; whether it can be one, or is not known yet.
    fileprivate mutating func report(useIn template: StringTemplate) -> Bool {
        guard let text = template.constant, !SpecialUseSettings.isUse(text) else { return true }
        report(.noUse(text), at: template.offset)
        return false
    }
}

extension Diagnostic {
    fileprivate static func noUse(_ text: [UInt8]) -> Diagnostic {
        let name = String(decoding: text, as: UTF8.self)
        return Diagnostic(
            "\"\(name)\" is no special use; write one as in \"\\\\Junk\", with a backslash")
    }
}
