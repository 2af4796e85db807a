import Mail
import Sieve
import Testing

@testable import Delivery

@Suite struct DeliveryRequestJudgingTests {
    private func name(_ mailbox: String, of store: StoreRequest) throws -> String {
        let site = try Mailbox()
        site.request.mailbox = Array(mailbox.utf8)
        return String(decoding: site.request.mailboxName(of: store), as: UTF8.self)
    }

    @Test func `INBOX is the mailbox that mail is kept in`() throws {
        var store = StoreRequest(mailbox: Array("inbox".utf8))
        #expect(try name("Spam", of: store) == "Spam")
        store.message = []
        #expect(try name("Spam", of: store) == "inbox")
        #expect(try name("Spam", of: StoreRequest(mailbox: Array("a".utf8))) == "a")
    }

    @Test func `mailboxes are made where the script or the site says so`() throws {
        let mailbox = try Mailbox()
        var store = StoreRequest(mailbox: Array("a".utf8))
        #expect(throws: StoreFailure.self) { try mailbox.request.place(for: store) }
        store.create = true
        #expect(try mailbox.request.place(for: store).isNew)
        store.create = false
        mailbox.request.createsMailboxes = true
        #expect(try mailbox.request.place(for: store).isNew)
    }

    @Test func `a redirect that comes round is known from the header`() throws {
        let header = MessageHeader(
            parsing: Array("X-Sieve-Redirected-From: u@here.test\n\n".utf8))
        let loop = try Mailbox().request.redirectLoop(header)
        #expect(loop.reason(against: Array("a@there.test".utf8)) != nil)
        let clean = try Mailbox().request.redirectLoop(MessageHeader(parsing: []))
        #expect(clean.reason(against: Array("a@there.test".utf8)) == nil)
    }
}
