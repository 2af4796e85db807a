import Mail
import Outcomes
import Sieve
import Testing

@Suite struct ScriptSequenceTests {
    private static let requires =
        "require [\"fileinto\", \"copy\", \"imap4flags\", \"vacation\", \"mailbox\"];\n"

    /// What comes out of scripts that are run one after the other.
    private func result(
        _ scripts: String..., host: some SieveHost = SieveHostWithoutMailboxes()
    ) throws -> SieveResult {
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        for text in scripts { sequence.run(try compile(Self.requires + text), host: host) }
        return sequence.result
    }

    /// The mailboxes that are stored into, and the names of other actions; `*` before an implicit
    /// keep.
    private func words(_ result: SieveResult) -> String {
        result.actions.enumerated().map { index, action in
            let isImplicit = result.implicitKeep && index == result.actions.count - 1
            let mailbox = action.store.map { String(decoding: $0.mailbox, as: UTF8.self) }
            return (isImplicit ? "*" : "") + (action is StoreAction ? mailbox ?? "" : action.name)
        }.joined(separator: " ")
    }

    /// A host whose disk is away, and whose programs have no time left.
    private struct FailingHost: SieveHost {
        func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
            if name == Array("wrong".utf8) { throw .configuration("it is set up wrongly") }
            throw .temporary("the disk is away")
        }

        func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
            throw .stopped("took longer than 1 s")
        }
    }

    @Test(arguments: [
        ("if mailboxexists \"a\" { keep; }", true),
        ("if mailboxexists \"wrong\" { keep; }", true),
        ("filter \"x\";", true), ("keep; redirect \"${x}\";", false), ("keep;", false),
    ])
    func `a failure of the host or of a program may pass`(text: String, mayPass: Bool) throws {
        let requires = "require [\"mailbox\", \"vnd.dovecot.filter\", \"variables\"];"
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        let complaint = sequence.run(try compile(requires + text), host: FailingHost())
        #expect((complaint == nil) == (text == "keep;"))
        let told = sequence.failureMayPass
        #expect(told == mayPass)
    }

    @Test(arguments: [("locked", true), ("missing", false)])
    func `a script that can not be read now may be read later`(
        name: String, mayPass: Bool
    ) throws {
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        let script = try Library([:]).compile("include \"\(name)\";")
        let complaint = sequence.run(script, host: SieveHostWithoutMailboxes())
        #expect(complaint != nil)
        let told = sequence.failureMayPass
        #expect(told == mayPass)
        let isOutage = sequence.failureIsOutage
        #expect(isOutage == mayPass)
    }

    @Test func `without a script the message is kept`() throws {
        #expect(words(try result()) == "*INBOX")
    }

    @Test(arguments: [
        // A keep of any kind leads to the next script.
        ("keep;", "discard;", "discard"), ("", "fileinto \"a\";", "a"),
        ("fileinto :copy \"a\";", "fileinto \"b\";", "a b"),
        ("redirect :copy \"a@b.c\";", "", "redirect *INBOX"),
        ("fileinto \"a\"; keep;", "discard;", "a discard"), ("stop;", "discard;", "discard"),
        // What cancels it ends the sequence.
        ("discard;", "fileinto \"b\";", "discard"), ("fileinto \"a\";", "keep;", "a"),
        ("fileinto \"a\"; stop;", "keep;", "a"), ("redirect \"a@b.c\";", "keep;", "redirect"),
        // Only the last script's keep stores anything.
        ("keep;", "", "*INBOX"), ("keep;", "keep;", "INBOX"), ("", "keep;", "INBOX"),
        ("fileinto \"INBOX\"; keep;", "discard;", "INBOX discard"),
        ("fileinto :copy \"INBOX\";", "discard;", "INBOX discard"),
        // Nothing is done twice.
        ("fileinto :copy \"a\";", "fileinto \"a\";", "a"),
        ("fileinto :copy \"INBOX\";", "keep;", "INBOX"),
        ("redirect :copy \"a@b.c\";", "redirect \"a@B.c\";", "redirect"),
    ])
    func `two scripts`(_ first: String, _ second: String, _ expected: String) throws {
        #expect(words(try result(first, second)) == expected)
    }

    @Test func `more scripts`() throws {
        #expect(words(try result("", "fileinto :copy \"a\";", "discard;")) == "a discard")
        #expect(words(try result("", "fileinto \"a\";", "discard;")) == "a")
    }

    @Test func `flags of the message go from script to script, those of a keep do not`() throws {
        let flags = try result("addflag \"$site\";", "keep;").actions.first?.store?.flags
        #expect(flags == [Array("$site".utf8)])
        let more = try result("addflag \"$site\";", "addflag \"$mine\";").actions.first
        #expect(more?.store?.flags == [Array("$site".utf8), Array("$mine".utf8)])
        let own = try result("keep :flags \"$site\";", "").actions.first?.store?.flags
        #expect(own == [])
    }

    @Test func `a later script does not change what is settled`() throws {
        let result = try result("fileinto :copy \"a\";", "fileinto :flags \"$x\" \"a\";")
        #expect(result.actions.first?.store?.flags == [])
    }

    @Test func `a failing script is told, and what was before it stays`() throws {
        let failing = try compile(
            "require \"variables\"; discard; redirect \"${x}\";")
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        sequence.run(
            try compile(Self.requires + "fileinto :copy \"a\"; addflag \"$x\";"),
            host: SieveHostWithoutMailboxes())
        let failure = sequence.run(failing, host: SieveHostWithoutMailboxes())
        #expect(failure?.description.hasPrefix("test:1:40: ") == true)
        let isOpen = sequence.isOpen
        #expect(!isOpen)
        sequence.run(try compile("discard;"), host: SieveHostWithoutMailboxes())
        let result = sequence.result
        #expect(words(result) == "a *INBOX")
        #expect(result.actions.last?.store?.flags == [Array("$x".utf8)])
        #expect(result.failure == failure)
    }

    @Test func `what can not be run ends it as well`() throws {
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        sequence.fail(Complaint(file: "a", "is broken"))
        sequence.fail(Complaint(file: "b", "is broken too"))
        #expect(sequence.result.failure?.file == "a")
        #expect(words(sequence.result) == "*INBOX")
    }

    @Test func `a second answer is left out and fails nothing`() throws {
        let result = try result("vacation \"one\";", "vacation \"two\"; fileinto \"a\";")
        #expect(words(result) == "vacation a")
        #expect(result.failure == nil)
    }

    /// An action that contradicts an answer, and would do away with the message.
    private struct Refusal: SieveAction {
        var cancelsImplicitKeep = true
        var name: String { "refusal" }
        func relation(to earlier: any SieveAction) -> ActionRelation {
            earlier.answersSender ? .conflict("it is answered") : .independent
        }
        func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {}
        var words: [String] { [] }
        var json: [JSONValue.Member] { [] }
    }

    private struct Refuse: CompiledCommand {
        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            try run.add(Refusal())
            return .next
        }
    }

    @Test func `what contradicts an earlier script is left out, and the message is kept`() throws {
        let refusing = SieveExtension(
            "refuse", specification: "test",
            commands: [CommandDefinition("refuse") { _, _ in Refuse() }])
        var sequence = ScriptSequence(message: friep, envelope: envelope)
        let host = SieveHostWithoutMailboxes()
        sequence.run(try compile(Self.requires + "vacation \"one\";"), host: host)
        let script = try compile("require \"refuse\"; refuse;", extensions: [refusing])
        #expect(sequence.run(script, host: host) == nil)
        #expect(words(sequence.result) == "vacation *INBOX")
    }
}
