import Mail
import Outcomes
import Sieve
import Synchronization
import Testing

/// The memory that duplicate (RFC 7352) and vacation (RFC 5230) need, used from outside.
@Suite struct DeliveryMemoryTests {
    /// `duplicate [:handle <string>] [:seconds <number>] [:last] <id>`.
    private static let duplicate = SieveExtension(
        "seen", specification: "test",
        tests: [
            TestDefinition(
                "seen",
                Signature(
                    [Parameter("id", .string)],
                    tags: [
                        TagDefinition("handle", value: Parameter("handle", .constantString)),
                        TagDefinition("seconds", value: Parameter("seconds", .number)),
                        TagDefinition("last"),
                    ])
            ) { arguments, _ in
                Seen(
                    handle: arguments.tag("handle")?.string.constant ?? [],
                    id: arguments.string(0), seconds: arguments.tag("seconds")?.number ?? 604_800,
                    isRenewed: arguments.tag("last") != nil)
            }
        ])

    private struct Seen: CompiledTest {
        let handle: [UInt8]
        let id: StringTemplate
        let seconds: UInt64
        let isRenewed: Bool

        func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
            let key = try id.value(in: &run)
            let entry = MemoryEntry(owner: "seen", handle: handle, key: key)
            let isDuplicate = try run.remembers(entry)
            if !isDuplicate || isRenewed { try run.add(RememberAction(entry, seconds: seconds)) }
            return isDuplicate
        }
    }

    /// `answer <text>`: sends a mail to the sender, once in a hundred seconds.
    private static let answer = SieveExtension(
        "answer", specification: "test",
        commands: [
            CommandDefinition("answer", Signature([Parameter("text", .string)])) { arguments, _ in
                Answer(text: arguments.string(0))
            }
        ])

    private struct Answer: CompiledCommand {
        let text: StringTemplate

        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            let entry = MemoryEntry(owner: "answer", key: run.envelope.sender)
            guard try !run.remembers(entry) else { return .next }
            let text = try text.value(in: &run)
            try run.add(AnswerAction(entry: entry, text: text))
            return .next
        }
    }

    private struct AnswerAction: SieveAction {
        let entry: MemoryEntry
        let text: [UInt8]
        var cancelsImplicitKeep = false
        var name: String { "answer" }
        var words: [String] { [] }
        var json: [JSONValue.Member] { [] }

        init(entry: MemoryEntry, text: [UInt8]) {
            self.entry = entry
            self.text = text
        }

        func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
            try performer.send(
                OutgoingMail(recipients: [entry.key], envelopeSender: [], content: .message(text)))
            try performer.remember(entry, seconds: 100)
        }
    }

    /// The memory of one user, and a clock.
    private final class Memory: SieveHost {
        let entries = Mutex<[MemoryEntry: UInt64]>([:])
        let now = Mutex<UInt64>(0)
        let failure = Mutex<LookupFailure?>(nil)

        var isEmpty: Bool { entries.withLock(\.isEmpty) }

        func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool {
            if let failure = failure.withLock(\.self) { throw failure }
            let expiry = entries.withLock { $0[entry] } ?? 0
            return expiry > now.withLock(\.self)
        }
    }

    /// One delivery: all is staged, and written when the message is safe.
    private struct Performer: SieveActionPerformer {
        let memory: Memory
        var log: [String] = []
        private var staged: [(entry: MemoryEntry, seconds: UInt64)] = []

        init(_ memory: Memory) {
            self.memory = memory
        }

        mutating func store(_ request: StoreRequest) throws(LookupFailure) {
            if request.mailbox == Array("full".utf8) { throw .temporary("the disk is full") }
            log.append("store")
        }

        mutating func send(_ mail: OutgoingMail) throws(LookupFailure) { log.append("send") }

        mutating func remember(_ entry: MemoryEntry, seconds: UInt64) throws(LookupFailure) {
            staged.append((entry, seconds))
        }

        func commit() {
            let now = memory.now.withLock(\.self)
            for (entry, seconds) in staged {
                memory.entries.withLock { $0[entry] = now + seconds }
            }
        }
    }

    private let memory = Memory()

    /// Delivers the message and says what was done with it, or why it has to come again.
    private func deliver(_ text: String, at now: UInt64 = 0) throws -> [String] {
        memory.now.withLock { $0 = now }
        let script = try compile(
            "require [\"seen\", \"answer\", \"fileinto\"];" + text,
            extensions: SieveExtension.all + [Self.duplicate, Self.answer])
        let result = script.run(message: friep, envelope: envelope, host: memory)
        var performer = Performer(memory)
        do throws(LookupFailure) {
            for action in result.actions { try action.perform(on: &performer) }
        } catch {
            return [error.reason]
        }
        performer.commit()
        return performer.log + (result.failure.map { ["failed: \($0.message)"] } ?? [])
    }

    @Test func `the second message is a duplicate until the entry expires`() throws {
        let script = #"if seen :seconds 10 "id" { discard; }"#
        #expect(try deliver(script, at: 0) == ["store"])
        #expect(try deliver(script, at: 9) == [])
        #expect(try deliver(script, at: 10) == ["store"])
        #expect(try deliver(script, at: 19) == [])
    }

    @Test func `an entry that is remembered again begins its time anew`() throws {
        let script = #"if seen :last :seconds 10 "id" { discard; }"#
        #expect(try deliver(script, at: 0) == ["store"])
        #expect(try deliver(script, at: 9) == [])
        #expect(try deliver(script, at: 18) == [])
        #expect(try deliver(script, at: 28) == ["store"])
    }

    @Test func `owners, handles and keys are told apart`() throws {
        #expect(try deliver(#"if seen "id" { discard; }"#) == ["store"])
        #expect(try deliver(#"if seen :handle "a" "id" { discard; }"#) == ["store"])
        #expect(try deliver(#"if seen "id2" { discard; }"#) == ["store"])
        #expect(try deliver(#"answer "x"; if seen "id" { discard; }"#) == ["send"])
        #expect(try deliver(#"if seen :handle "a" "id" { discard; }"#) == [])
    }

    @Test func `the same test twice in one script has the same result`() throws {
        let script = #"if seen "id" { discard; } elsif seen "id" { discard; }"#
        #expect(try deliver(script) == ["store"])
        let result = try compile(
            "require \"seen\";" + #"if seen "a" {} if seen :seconds 7 "a" {} if seen "b" {}"#,
            extensions: [Self.duplicate]
        ).run(message: friep, envelope: envelope, host: memory)
        #expect(result.actions.map(\.name) == ["remember", "remember", "store"])
        #expect((result.actions.first as? RememberAction)?.seconds == 7)
    }

    @Test func `a script that fails remembers nothing`() throws {
        let script = #"if seen "id" { discard; } fileinto "${x}";"#
        let failure =
            "failed: on this message the name of the mailbox is empty; test the variables before "
            + "using them"
        #expect(try deliver("require \"variables\";" + script) == ["store", failure])
        #expect(memory.isEmpty)
    }

    @Test func `a delivery that fails remembers nothing, so the mail can come again`() throws {
        let script = #"if seen "id" { discard; stop; } fileinto "full";"#
        #expect(try deliver(script) == ["the disk is full"])
        #expect(try deliver(script) == ["the disk is full"])
        #expect(try deliver(#"if seen "id" { discard; stop; } keep;"#) == ["store"])
    }

    @Test func `a memory that can not be asked keeps the mail`() throws {
        memory.failure.withLock { $0 = .temporary("the memory is locked") }
        #expect(
            try deliver(#"if seen "id" { discard; }"#)
                == ["store", "failed: the memory is locked"])
    }

    @Test func `an answer is sent once`() throws {
        #expect(try deliver(#"answer "x";"#, at: 0) == ["send", "store"])
        #expect(try deliver(#"answer "x";"#, at: 99) == ["store"])
        #expect(try deliver(#"answer "x";"#, at: 100) == ["send", "store"])
    }

    @Test func `without a memory nothing is a duplicate, and nothing is sent twice`() throws {
        struct Forgetful: SieveActionPerformer {
            mutating func store(_ request: StoreRequest) throws(LookupFailure) {}
            mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {}
        }
        let entry = MemoryEntry(owner: "answer", key: [])
        #expect(try !SieveHostWithoutMailboxes().remembers(entry))
        var performer = Forgetful()
        #expect(
            throws: LookupFailure.configuration(
                "this delivery has no memory, which 'answer' needs")
        ) {
            try performer.remember(entry, seconds: 1)
        }
    }

    @Test func `asking is work`() throws {
        var limits = SieveLimits.default
        limits.steps = 4_000
        let script = try compile(
            #"require "seen"; if seen "id" { discard; }"#, limits: limits,
            extensions: [Self.duplicate])
        let result = script.run(message: friep, envelope: envelope, host: memory)
        #expect(result.failure?.message.hasPrefix("the script takes too long") == true)
    }
}
