// RFC 5228, 4.1: the action "fileinto".
// Complete. Names are UTF-8; the storage decides about separators and namespaces.

extension SieveExtension {
    /// `fileinto <mailbox: string>` stores the message in a mailbox.
    static let fileinto = SieveExtension(
        "fileinto", specification: "RFC 5228",
        commands: [
            CommandDefinition("fileinto", Signature([Parameter("mailbox", .string)])) {
                arguments, compilation in
                let mailbox = arguments.string(0)
                if let problem = MailboxName.problem(mailbox) {
                    compilation.report(problem, at: mailbox.offset)
                    return nil
                }
                compilation.expect(.delivery, of: arguments)
                return FileInto(
                    mailbox: mailbox,
                    modifiers: arguments.modifiers)
            }
        ])
}

private struct FileInto: CompiledCommand {
    let mailbox: StringTemplate
    let modifiers: [any ActionModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let name = try mailbox.value(in: &run)
        if let failure = MailboxName.failure(name, at: mailbox.offset) { throw failure }
        try run.add(StoreAction(StoreRequest(mailbox: name)), modifiers: modifiers)
        return .next
    }
}
