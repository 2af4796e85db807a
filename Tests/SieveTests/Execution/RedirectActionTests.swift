import Mail
import Outcomes
import Sieve
import Testing

@Suite struct RedirectActionTests {
    private struct Recorder: SieveActionPerformer {
        var sent: [OutgoingMail] = []

        mutating func store(_ request: StoreRequest) throws(LookupFailure) {
            throw .temporary("nothing is to be stored")
        }

        mutating func send(_ mail: OutgoingMail) throws(LookupFailure) { sent.append(mail) }
    }

    private func redirect(_ local: String, _ domain: String) -> RedirectAction {
        RedirectAction(
            to: MailAddress(localPart: Array(local.utf8), domain: Array(domain.utf8)))
    }

    @Test func `it sends the message on with its own sender`() throws {
        var recorder = Recorder()
        try redirect("a b", "example.org").perform(on: &recorder)
        #expect(
            recorder.sent == [
                OutgoingMail(recipients: [Array("\"a b\"@example.org".utf8)], content: .original)
            ])
        #expect(recorder.sent.first?.envelopeSender == nil)
    }

    @Test func `one address is sent to once`() {
        let action = redirect("a", "example.org")
        guard case .same = action.relation(to: redirect("a", "Example.ORG")) else {
            Issue.record("domains are in any case")
            return
        }
        guard case .independent = action.relation(to: redirect("A", "example.org")) else {
            Issue.record("local parts are not")
            return
        }
        guard case .independent = action.relation(to: DiscardAction()) else {
            Issue.record("other actions are others")
            return
        }
    }

    @Test func `a tag that changes how it is stored has nothing to change`() {
        var action: any SieveAction = redirect("a", "example.org")
        action.store?.create = true
        #expect(action.store?.create == nil)
    }

    @Test func `it is told in words and for programs`() {
        var action = redirect("a", "example.org")
        #expect(action.words == ["redirect the message to a@example.org"])
        action.cancelsImplicitKeep = false
        #expect(JSONValue.object(action.json).description == #"{"to":"a@example.org","copy":true}"#)
    }
}
