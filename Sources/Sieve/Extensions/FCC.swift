// RFC 8580: the tag :fcc on "vacation" and "notify", and the capability "fcc" of
// "notify_method_capability" (5.1; it is answered in ENotify.swift).
// Complete. The tags that say how a message is stored (:create, :flags and those of other extensions,
// `TagDefinition.ofStore`) stand beside it and say so of the copy; flags are only those of :flags.
// Of what is not sent there is no copy, and none of notices in other ways than by mail.

extension SieveExtension {
    /// Stores a copy of a mail that the script sends.
    static let fcc = SieveExtension(
        "fcc", specification: "RFC 8580",
        tags: [
            TagDefinition(
                "fcc", on: TagDefinition.senders, value: Parameter("mailbox", .string)
            ) { use, compilation in
                if let problem = MailboxName.problem(use.string) {
                    compilation.report(problem, at: use.string.offset)
                    return nil
                }
                return FileCopy(mailbox: use.string)
            }
        ])
}

private struct FileCopy: ActionModifier {
    let mailbox: StringTemplate

    /// The others say how it is stored.
    var comesFirst: Bool { true }

    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        let name = try mailbox.value(in: &run)
        if let failure = MailboxName.failure(name, at: mailbox.offset) { throw failure }
        action.store = StoreAction(StoreRequest(mailbox: name)).store
    }
}
