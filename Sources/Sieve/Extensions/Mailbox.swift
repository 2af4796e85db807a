// RFC 5490, 3: the test "mailboxexists" and the tag :create on "fileinto".
// Complete. "mboxmetadata" and "servermetadata" of the same RFC are extensions of their own.

internal import Outcomes

extension SieveExtension {
    /// Asks for mailboxes, and makes them.
    static let mailbox = SieveExtension(
        "mailbox", specification: "RFC 5490",
        tests: [
            TestDefinition(
                "mailboxexists", Signature([Parameter("mailbox-names", .stringList)])
            ) { arguments, _ in
                MailboxExists(names: arguments.strings(0))
            }
        ],
        tags: TagDefinition.ofStore("create") { _, _ in Create() })
}

/// Whether all of the mailboxes exist and take mail.
private struct MailboxExists: CompiledTest {
    let names: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for name in names {
            let text = try name.value(in: &run)
            try run.chargeForMailbox()
            // That no mailbox can have the name is an answer, and no error.
            guard MailboxName.problem(text) == nil else { return false }
            let exists = try run.askForMailbox(at: name.offset) { (host) throws(LookupFailure) in
                try host.mailboxExists(text)
            }
            run.explain(
                "the mailbox \(TraceEvent.quoted(text)) \(exists ? "exists" : "does not exist")")
            if !exists { return false }
        }
        return true
    }
}

private struct Create: ActionModifier {
    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        action.store?.create = true
    }
}
