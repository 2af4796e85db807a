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

    @Test func `a folder that an earlier action makes is there for a later one`() throws {
        var performer = try performer()
        let name = Array("New".utf8)
        try performer.store(StoreRequest(mailbox: name))
        #expect(performer.takeForecast().refusals == ["there is no such mailbox"])
        var making = StoreRequest(mailbox: name)
        making.create = true
        try performer.store(making)
        try performer.store(StoreRequest(mailbox: name))
        #expect(performer.takeForecast() == ActionForecast())
    }

    @Test func `a copy that can not be stored is no refusal of what is sent`() throws {
        var performer = try performer()
        var copy = StoreRequest(mailbox: Array("Nope".utf8))
        copy.message = Array("Subject: away\n\n".utf8)
        try performer.store(copy)
        let forecast = performer.takeForecast()
        #expect(forecast.refusals.isEmpty)
        #expect(forecast.copyRefusals == ["there is no such mailbox"])
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
