import Mail
import Outcomes
import Sieve
import Testing

@Suite struct StoreActionTests {
    /// Remembers what it is asked to do.
    private struct Recorder: SieveActionPerformer {
        var stored: [StoreRequest] = []

        mutating func store(_ request: StoreRequest) throws(LookupFailure) {
            stored.append(request)
        }

        mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
            throw .temporary("nothing is to be sent")
        }
    }

    private func store(_ mailbox: String, create: Bool = false) -> StoreAction {
        StoreAction(StoreRequest(mailbox: Array(mailbox.utf8), create: create))
    }

    @Test func `it asks for what it was made of`() throws {
        var recorder = Recorder()
        var action = store("Archive", create: true)
        action.store?.flags = [Array("\\Seen".utf8)]
        try action.perform(on: &recorder)
        #expect(recorder.stored.map(\.mailbox) == [Array("Archive".utf8)])
        #expect(recorder.stored.first?.create == true)
        #expect(recorder.stored.first?.flags == [Array("\\Seen".utf8)])
        #expect(recorder.stored.first?.header == nil)
    }

    @Test(arguments: ["INBOX", "inbox", "InBox"])
    func `INBOX is the same in any case`(_ name: String) {
        #expect(store(name).store?.mailbox == Array("INBOX".utf8))
    }

    @Test func `other names are taken as they are`() {
        guard case .independent = store("a").relation(to: store("A")) else {
            Issue.record("a and A are two mailboxes")
            return
        }
    }

    @Test func `the same mailbox is stored into once, as the later action says`() throws {
        var earlier = store("a", create: true)
        earlier.store?.flags = [Array("x".utf8)]
        earlier.cancelsImplicitKeep = false
        var later = store("a")
        later.store?.flags = [Array("y".utf8)]
        guard case .same(let merged) = later.relation(to: earlier) else {
            Issue.record("they are the same")
            return
        }
        #expect(merged.store?.flags == [Array("y".utf8)])
        #expect(merged.store?.create == true)
        #expect(merged.cancelsImplicitKeep)
    }

    @Test func `it is told in words and for programs`() {
        var action = store("Ärger", create: true)
        action.cancelsImplicitKeep = false
        action.store?.flags = [Array("\\Seen".utf8), Array("x".utf8)]
        action.store?.header = friep.header
        #expect(
            action.words == [
                "store the message in Ärger", "create the mailbox if it does not exist",
                "set the flags \\Seen x", "with the edited header",
            ])
        #expect(
            JSONValue.object(action.json).description
                == #"{"mailbox":"Ärger","copy":true,"create":true,"flags":["\\Seen","x"]}"#)
    }
}
