import Delivery
import Outcomes
import TestSupport
import Testing

/// Answers that scripts send, and what is remembered of them.
@Suite struct AnswersTests {
    private let mail = "To: u@here.test\nSubject: x\n\nbody\n"
    private let script = "require \"vacation\"; vacation \"I am away.\";"

    @Test func `a sender is answered once`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: script, sender: sender)
        try mailbox.deliver(mail)
        try mailbox.deliver(mail)
        #expect(sender.sent.map(\.recipients) == [["from@there.test"]])
        #expect(sender.sent.map(\.sender) == [""])
        let answer = try #require(sender.sent.first?.content)
        #expect(answer.contains("\nFrom: <u@here.test>\n"))
        #expect(answer.contains("\nDate: "))
        #expect(answer.hasPrefix("Message-ID: <") && answer.contains("@here.test>\n"))
        #expect(mailbox.mails().count == 2)
        #expect(mailbox.leftovers == [])
    }

    @Test func `mail does not wait for an answer that can not be sent, and the next one has it`()
        throws
    {
        let mailbox = try Mailbox(
            script: script, sender: RecordingSender(failing: .temporary("queue full")))
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
        #expect(
            mailbox.log.lines.first
                == "warning: user=u, can not send to <from@there.test>: queue full")
        let sender = RecordingSender()
        mailbox.sender = sender
        try mailbox.deliver(mail)
        #expect(sender.sent.count == 1)
        try mailbox.deliver(mail)
        #expect(sender.sent.count == 1 && mailbox.mails().count == 3)
    }

    @Test func `an answer that can not be sent does not keep a redirect from waiting`() throws {
        let mailbox = try Mailbox(
            script: script + " redirect \"a@x.test\";",
            sender: RecordingSender(failing: .temporary("queue full")))
        #expect(throws: LookupFailure.temporary("queue full")) { try mailbox.deliver(mail) }
        #expect(mailbox.mails() == [])
    }

    @Test func `an answer that is refused is told in the log`() throws {
        let mailbox = try Mailbox(
            script: script + " discard;", sender: RecordingSender(failing: .refused("550 no")))
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [])
        #expect(mailbox.log.lines.first?.contains("can not send to <from@there.test>: 550") == true)
    }

    @Test func `a memory that can not be written defers the mail before an answer goes out`() throws
    {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: script, sender: sender)
        mailbox.request.memory = mailbox.directory.path("no/such/place")
        #expect(throws: LookupFailure.self) { try mailbox.deliver(mail) }
        #expect(sender.sent == [])
        #expect(mailbox.mails() == [])
    }

    @Test func `without a memory the script fails and the mail is kept`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: script + " discard;", sender: sender)
        mailbox.request.memory = nil
        try mailbox.deliver(mail)
        #expect(sender.sent == [])
        #expect(mailbox.mails().count == 1)
        #expect(mailbox.log.lines.first?.contains("no memory, which 'vacation' needs") == true)
    }

    @Test func `a script that asks for nothing makes no memory`() throws {
        let mailbox = try Mailbox(script: "keep;")
        try mailbox.deliver(mail)
        #expect(mailbox.directory.list(".mailwright-memory") == [])
    }

    @Test func `a message that comes twice is a duplicate once it was delivered`() throws {
        let mail = "Message-ID: <1@there.test>\n\nbody\n"
        let script = """
            require "duplicate"; if duplicate { discard; } else { redirect "a@x.test"; }
            """
        let mailbox = try Mailbox(
            script: script, sender: RecordingSender(failing: .temporary("queue full")))
        // The delivery fails after the test was true: the next try must not take it for a duplicate.
        #expect(throws: LookupFailure.temporary("queue full")) { try mailbox.deliver(mail) }
        let sender = RecordingSender()
        mailbox.sender = sender
        try mailbox.deliver(mail)
        #expect(sender.sent.map(\.recipients) == [["a@x.test"]])
        try mailbox.deliver(mail)
        #expect(sender.sent.count == 1)
        #expect(mailbox.mails() == [])
    }
}
