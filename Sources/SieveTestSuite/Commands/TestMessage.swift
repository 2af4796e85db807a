internal import Mail
internal import Sieve

extension CommandDefinition {
    /// `test_message :smtp <n>` or `test_message :folder <name> <n>`: makes the message with this
    /// number, from zero, the current one; the test fails if there is none.
    static let testMessage = CommandDefinition("test_message", messageSignature) {
        arguments, compilation in
        let label = compilation.currentTest
        return SelectMessage(arguments, &compilation).map {
            SelectMessageCommand(select: $0, label: label)
        }
    }

    /// `test_message_print`: for debugging; prints nothing here.
    static let testMessagePrint = CommandDefinition("test_message_print") { _, _ in nil }

    /// `test_mailbox_create <name: string>`: makes a mailbox.
    static let testMailboxCreate = CommandDefinition(
        "test_mailbox_create", Signature([Parameter("mailbox", .string)])
    ) { arguments, _ in
        CreateMailbox(name: arguments.string(0))
    }
}

extension TestDefinition {
    /// The test form of `test_message`: false if there is no such message.
    static let testMessage = TestDefinition("test_message", messageSignature) {
        arguments, compilation in
        SelectMessage(arguments, &compilation)
    }
}

private let messageSignature = Signature(
    [Parameter("number", .number)],
    tags: [
        TagDefinition("smtp", group: "places"),
        TagDefinition("folder", value: Parameter("mailbox", .string), group: "places"),
    ])

private struct SelectMessage: CompiledTest {
    let number: UInt64
    /// Nil for the messages that were sent.
    let folder: StringTemplate?

    init?(_ arguments: borrowing Arguments, _ compilation: inout Compilation) {
        number = arguments.number(0)
        folder = arguments.tag("folder")?.string
        if folder == nil, arguments.tag("smtp") == nil {
            compilation.report(.noPlace, at: arguments.offset)
            return nil
        }
    }

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let bench = try run.bench()
        let number = Int(clamping: number)
        guard let folder else {
            guard let mail = bench.with({ $0.world.sent(number) }) else { return false }
            run.message = MessageView(MessageInMemory(mail.content))
            run.envelope = SieveEnvelope(sender: mail.sender, recipient: mail.recipient)
            return true
        }
        let name = try folder.value(in: &run)
        guard let mail = bench.with({ $0.world.mail(number, in: name) }) else { return false }
        run.setTestMessage(mail.content, flags: mail.flags)
        return true
    }
}

private struct SelectMessageCommand: CompiledCommand {
    let select: SelectMessage
    let label: Int?

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        if try select.evaluate(in: &run) { return .next }
        let reason = "there is no message with the number \(select.number)"
        guard let label else { throw RunFailure(reason) }
        run[CurrentFailure.self].reason = reason
        return .leave(label)
    }
}

private struct CreateMailbox: CompiledCommand {
    let name: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        let name = try name.value(in: &run)
        bench.with { $0.world.createMailbox(name) }
        return .next
    }
}

extension Diagnostic {
    fileprivate static var noPlace: Diagnostic {
        Diagnostic("'test_message' needs :smtp or :folder \"NAME\"; add one of them")
    }
}
