import Delivery
import Outcomes
import TestSupport
import Testing

/// Notices and reports that scripts send, and copies of them.
@Suite struct NoticesTests {
    private let mail = "Return-Path: <from@there.test>\nTo: u@here.test\nSubject: x\n\nbody\n"
    private let notify = "require \"enotify\"; notify :message \"Mail\" \"mailto:a@x.test\";"

    @Test func `a notice goes out, and the mail is kept`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: notify, sender: sender)
        try mailbox.deliver(mail)
        #expect(sender.sent.map(\.recipients) == [["a@x.test"]])
        #expect(sender.sent.map(\.sender) == ["postmaster@here.test"])
        #expect(sender.sent.first?.content.contains("\nSubject: Mail\n") == true)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.log.lines.last?.hasSuffix("sent to <a@x.test>") == true)
        #expect(mailbox.leftovers == [])
    }

    @Test(arguments: [SendFailure.temporary("queue full"), .refused("550 no")])
    func `a notice that can not be sent is told in the log, and the mail is kept`(
        _ failure: SendFailure
    ) throws {
        let mailbox = try Mailbox(script: notify, sender: RecordingSender(failing: failure))
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(
            mailbox.log.lines.first?.contains("can not send to <a@x.test>: \(failure.reason)")
                == true)
    }

    @Test func `a report has the message as it is stored`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: "require \"vnd.dovecot.report\"; report \"abuse\" \"Spam.\" \"a@x.test\";",
            sender: sender)
        try mailbox.deliver(mail)
        #expect(sender.sent.first?.content.contains("\n\n\(mail)\n--=_") == true)
        #expect(mailbox.mails() == [mail])
    }

    @Test func `a copy of what is sent is stored`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: """
                require ["vacation", "fcc", "mailbox", "imap4flags"];
                vacation :fcc "Sent" :create :flags "\\\\Seen" "I am away.";
                """, sender: sender)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.mails("Sent") == sender.sent.map(\.content))
        #expect(mailbox.directory.list("Maildir/.Sent/cur").first?.hasSuffix(":2,S") == true)
        #expect(mailbox.leftovers == [])
    }

    @Test func `a copy that has no mailbox is kept`() throws {
        let mailbox = try Mailbox(
            script: "require [\"vacation\", \"fcc\"]; vacation :fcc \"Sent\" \"I am away.\";")
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 2)
        #expect(mailbox.log.lines.first?.contains("can not store a copy in Sent") == true)
    }
}
