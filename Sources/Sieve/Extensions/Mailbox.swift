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
            ) { arguments, compilation in
                for name in arguments.strings(0) {
                    guard let problem = MailboxName.problem(name) else { continue }
                    compilation.report(problem, at: name.offset)
                }
                return MailboxExists(names: arguments.strings(0))
            }
        ],
        tags: TagDefinition.ofStore("create") { _, _ in Create() })
}

/// Whether all of the mailboxes exist and take mail.
private struct MailboxExists: CompiledTest {
    /// The storage has to look at its files.
    private static let stepsOfQuestion = 5_000

    let names: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for name in names {
            let text = name.value(in: run)
            try run.charge(Self.stepsOfQuestion)
            guard MailboxName.problem(text) == nil else { return false }
            do throws(LookupFailure) {
                if try !run.host.mailboxExists(text) { return false }
            } catch {
                throw RunFailure(error, at: name.offset)
            }
        }
        return true
    }
}

private struct Create: ActionModifier {
    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        action.store?.create = true
    }
}
