// RFC 5429: the action "reject".
// Complete. The sender gets a notice that a filter has refused the message (RFC 8098), with the reason
// as it is written; a server that can still refuse the message does so if the reason is ASCII. Who must
// not get answers from programs gets none. It goes with no action that stores or sends the message,
// copies included, and with no other answer.

extension SieveExtension {
    /// Refuses the message with a notice to its sender.
    static let reject = SieveExtension(
        "reject", specification: "RFC 5429", commands: [.refusal("reject", form: .disposition)])
}

extension CommandDefinition {
    /// `reject <reason: string>` and `ereject <reason: string>` (RFC 5429, 2).
    static func refusal(_ name: Word, form: RefusalNotice.Form) -> CommandDefinition {
        CommandDefinition(name, Signature([Parameter("reason", .string)])) {
            arguments, compilation in
            compilation.expect(.refusal, of: arguments)
            return Reject(name: name.text, form: form, reason: arguments.string(0))
        }
    }
}

private struct Reject: CompiledCommand {
    let name: String
    let form: RefusalNotice.Form
    let reason: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let notice = try RefusalNotice(form: form, reason: reason.value(in: &run))
        try run.add(RejectAction(name: name, refusal: try notice.refusal(in: &run)))
        return .next
    }
}
