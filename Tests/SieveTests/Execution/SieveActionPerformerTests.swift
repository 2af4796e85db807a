import Outcomes
import Sieve
import Testing

/// What a performer does that has no programs and no memory.
@Suite struct SieveActionPerformerTests {
    private struct Plain: SieveActionPerformer {
        var stored: [StoreRequest] = []

        mutating func store(_ request: StoreRequest) throws(LookupFailure) {
            stored.append(request)
        }

        mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
            throw .temporary("nothing is to be sent")
        }
    }

    /// One that tells why it keeps a message.
    private struct Telling: SieveActionPerformer {
        var reasons: [String] = []

        mutating func store(_ request: StoreRequest) throws(LookupFailure) {}

        mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {}

        mutating func keep(because reason: String) throws(LookupFailure) {
            reasons.append(reason)
        }
    }

    private func action(isCopy: Bool = false, isTry: Bool = false) -> PipeAction {
        let call = ProgramCall(use: .pipe, name: Array("x".utf8), envelope: envelope)
        var action = PipeAction(call, isTry: isTry)
        action.cancelsImplicitKeep = !isCopy
        return action
    }

    @Test(arguments: [(false, false), (false, true), (true, false)])
    func `without programs the message is kept, and the delivery goes on`(
        isCopy: Bool, isTry: Bool
    ) throws {
        var performer = Plain()
        try action(isCopy: isCopy, isTry: isTry).perform(on: &performer)
        #expect(performer.stored.map(\.mailbox) == [StoreRequest.inbox])
    }

    @Test func `a copy that was only to be tried is no loss`() throws {
        var performer = Plain()
        try action(isCopy: true, isTry: true).perform(on: &performer)
        #expect(performer.stored.isEmpty)
    }

    @Test func `the reason is told to who wants to know`() throws {
        var performer = Telling()
        try action().perform(on: &performer)
        #expect(performer.reasons == ["failed to pipe to x: there are no programs here"])
    }

    @Test func `what can not be remembered is a failure`() {
        var performer = Plain()
        #expect(throws: LookupFailure.self) {
            try performer.remember(MemoryEntry(owner: "duplicate", key: []), seconds: 1)
        }
    }
}
