import Mail
import Outcomes
import Sieve
import Testing

@testable import Delivery

@Suite struct DryRunPerformerTests {
    private func performer(memory: Bool = true) throws -> DryRunPerformer {
        let mailbox = try Mailbox()
        if !memory { mailbox.request.memory = nil }
        return DryRunPerformer(
            request: mailbox.request, header: MessageHeader(parsing: Array("\n".utf8)))
    }

    @Test func `a new mail is sent wherever it goes`() throws {
        var performer = try performer()
        try performer.send(
            OutgoingMail(recipients: [Array("u@here.test".utf8)], content: .message([])))
        #expect(performer.forecast == ActionForecast())
    }

    @Test func `reasons to keep the message are refusals`() throws {
        var performer = try performer()
        try performer.keep(because: "so")
        #expect(performer.forecast.refusals == ["so"])
    }

    @Test func `a program that a message is piped to is not run`() throws {
        var performer = try performer()
        let call = ProgramCall(
            use: .pipe, name: Array("x".utf8), arguments: [],
            envelope: SieveEnvelope(sender: [], recipient: []))
        try performer.pipe(call, isCopy: false, isTry: false)
        #expect(performer.forecast.conditions == ["if the program succeeds, which is not run here"])
    }

    @Test func `without a memory nothing can be remembered`() throws {
        let entry = MemoryEntry(owner: "duplicate", key: [])
        var without = try performer(memory: false)
        #expect(throws: LookupFailure.self) { try without.remember(entry, seconds: 1) }
        var with = try performer()
        try with.remember(entry, seconds: 1)
        #expect(with.forecast == ActionForecast())
    }
}
