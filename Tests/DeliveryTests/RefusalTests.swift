import Delivery
import Outcomes
import TestSupport
import Testing

/// Mail that a script refuses.
@Suite struct RefusalTests {
    private let mail = "To: u@here.test\nSubject: x\n\nbody\n"
    private let script = "require \"reject\"; reject \"No.\";"

    private func outcome(
        _ mailbox: Mailbox, _ mail: String
    ) throws(LookupFailure) -> LocalDelivery.Outcome {
        var rest = Array(mail.utf8)[...]
        return try LocalDelivery(mailbox.request, sender: mailbox.sender, log: mailbox.log)
            .deliver { buffer in
                let piece = rest.prefix(buffer.count)
                rest = rest.dropFirst(piece.count)
                buffer.copyBytes(from: piece)
                return piece.count
            }
    }

    @Test func `the sender gets a notice, and nothing is stored`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: script, sender: sender)
        #expect(try outcome(mailbox, mail) == .delivered)
        #expect(sender.sent.map(\.recipients) == [["from@there.test"]])
        #expect(sender.sent.map(\.sender) == [""])
        #expect(sender.sent.first?.content.contains("\nNo.\n") == true)
        #expect(mailbox.mails() == [])
        #expect(mailbox.leftovers == [])
        #expect(
            mailbox.log.lines.last?.hasSuffix(
                ": refused with a notice: No., sent to <from@there.test>") == true)
    }

    @Test func `where there is nobody to tell, the log tells why`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: script, sender: sender)
        mailbox.request.sender = []
        #expect(try outcome(mailbox, mail) == .delivered)
        #expect(sender.sent == [])
        #expect(mailbox.mails() == [])
        #expect(
            mailbox.log.lines.last?.hasSuffix(
                ": refused without a notice, for the mail has no sender: No.") == true)
    }

    @Test func `in a reply it is refused without a notice`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: "require \"reject\"; reject \"One\ntwo.\";", sender: sender)
        mailbox.request.refusesInReply = true
        #expect(try outcome(mailbox, mail) == .refused(Array("One\ntwo.".utf8)))
        #expect(sender.sent == [])
        #expect(mailbox.mails() == [])
        #expect(mailbox.leftovers == [])
    }

    @Test func `what a reply can not tell is told in a notice`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "require \"reject\"; reject \"Nö.\";", sender: sender)
        mailbox.request.refusesInReply = true
        #expect(try outcome(mailbox, mail) == .delivered)
        #expect(sender.sent.count == 1)
    }

    @Test func `a notice that can not be sent now defers the mail`() throws {
        let mailbox = try Mailbox(
            script: script, sender: RecordingSender(failing: .temporary("queue full")))
        #expect(throws: LookupFailure.temporary("queue full")) { try mailbox.deliver(mail) }
        #expect(mailbox.mails() == [])
        #expect(mailbox.leftovers == [])
    }

    @Test func `a notice that nobody takes keeps the mail`() throws {
        let mailbox = try Mailbox(
            script: script, sender: RecordingSender(failing: .refused("550 no")))
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
    }

    @Test func `mail that is kept is not refused`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: script + " keep;", sender: sender)
        mailbox.request.refusesInReply = true
        #expect(try outcome(mailbox, mail) == .delivered)
        #expect(sender.sent == [])
        #expect(mailbox.mails().count == 1)
        #expect(mailbox.log.lines.first?.contains("'reject' refuses the message") == true)
    }
}
