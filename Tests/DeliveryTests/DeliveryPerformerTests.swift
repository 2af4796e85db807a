import Delivery
import Outcomes
import Sieve
import TestSupport
import Testing

/// What becomes of the actions that send mail.
@Suite struct DeliveryPerformerTests {
    private let mail = "Return-Path: <from@there.test>\nSubject: x\n\nbody\n"

    @Test func `a redirect is sent and not kept`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [])
        #expect(mailbox.leftovers == [])
        #expect(
            sender.sent == [
                .init(
                    sender: "from@there.test", recipients: ["a@x.test"],
                    content: "X-Sieve-Redirected-From: u@here.test\nSubject: x\n\nbody\n")
            ])
        #expect(mailbox.log.lines.last?.hasSuffix(": sent to <a@x.test>") == true)
    }

    @Test func `the site says whom redirected mail comes from`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        try mailbox.request.sieve.set("redirect_envelope_from", to: "recipient")
        try mailbox.deliver(mail)
        #expect(sender.sent.map(\.sender) == ["u@here.test"])
    }

    @Test func `the user's own address is in redirected mail, and ends a circle`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        try mailbox.request.sieve.set("user_email", to: "me@out.test")
        try mailbox.deliver(mail)
        let content = try #require(sender.sent.first?.content)
        #expect(content.hasPrefix("X-Sieve-Redirected-From: me@out.test\n"))
        try mailbox.deliver(content)
        #expect(sender.sent.count == 1)
        #expect(mailbox.mails().count == 1)
    }

    @Test func `an edited message is redirected with the mark of one, and stored as it is`() throws
    {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: """
                require ["editheader", "copy"];
                addheader "X-Mark" "1"; redirect :copy "a@x.test"; deleteheader "Subject";
                """, sender: sender)
        try mailbox.deliver(mail)
        #expect(
            sender.sent.map(\.content) == [
                "X-Sieve-Redirected-From: u@here.test\nX-Mark: 1\nSubject: x\n\nbody\n"
            ])
        #expect(mailbox.mails() == ["X-Mark: 1\nReturn-Path: <from@there.test>\n\nbody\n"])
        #expect(mailbox.leftovers == [])
    }

    @Test func `a script can not hide a loop by editing`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: """
                require "editheader"; deleteheader "X-Sieve-Redirected-From";
                deleteheader "Delivered-To"; addheader "X-Mark" "1"; redirect "a@x.test";
                """, sender: sender)
        let looping = "X-Sieve-Redirected-From: u@here.test\nDelivered-To: a@x.test\n\nbody\n"
        try mailbox.deliver(looping)
        #expect(sender.sent == [])
        #expect(mailbox.mails().count == 1)
        #expect(mailbox.log.lines.first?.contains("no redirect to a@x.test") == true)
    }

    @Test func `an edited message is stored and sent as the script has made it`() throws {
        let sender = RecordingSender()
        let script = """
            require ["replace", "fileinto", "copy"];
            redirect :copy "a@x.test";
            replace :subject "y" "new";
            redirect :copy "b@x.test";
            redirect :copy "c@x.test";
            keep;
            """
        let mailbox = try Mailbox(script: script, sender: sender)
        try mailbox.deliver(mail)
        let edited = """
            Original-Subject: x
            Subject: y
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            new

            """
        #expect(mailbox.mails() == ["Return-Path: <from@there.test>\n" + edited])
        #expect(sender.sent.map(\.recipients) == [["a@x.test"], ["b@x.test"], ["c@x.test"]])
        #expect(sender.sent.first?.content.hasSuffix("\n\nbody\n") == true)
        #expect(sender.sent.last?.content == "X-Sieve-Redirected-From: u@here.test\n" + edited)
        #expect(mailbox.leftovers == [])
    }

    @Test(arguments: [#"replace "new";"#, #"enclose "new";"#])
    func `mail that comes round is kept, edited or not`(command: String) throws {
        let sender = RecordingSender()
        let script = """
            require ["replace", "enclose"]; \(command) redirect "a@x.test";
            """
        let mailbox = try Mailbox(script: script, sender: sender)
        try mailbox.deliver("X-Sieve-Redirected-From: u@here.test\n" + mail)
        #expect(sender.sent == [])
        #expect(mailbox.mails().count == 1)
    }

    @Test func `an edited redirect tells where the mail has been`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: #"require "replace"; replace "new"; redirect "a@x.test";"#, sender: sender)
        try mailbox.deliver("X-Sieve-Redirected-From: b@x.test\n" + mail)
        let content = sender.sent.first?.content ?? ""
        #expect(content.contains("X-Sieve-Redirected-From: u@here.test\n"))
        #expect(content.contains("X-Sieve-Redirected-From: b@x.test\n"))
        #expect(!content.contains("Return-Path"))
    }

    @Test func `redirects are handed over as one mail`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(
            script: "redirect \"a@x.test\"; redirect \"b@x.test\"; keep;", sender: sender)
        try mailbox.deliver(mail)
        #expect(sender.sent.map(\.recipients) == [["a@x.test", "b@x.test"]])
        #expect(mailbox.mails() == [mail])
    }

    @Test func `what can not be sent now defers everything`() throws {
        let sender = RecordingSender(failing: .temporary("queue full"))
        let mailbox = try Mailbox(script: "keep; redirect \"a@x.test\";", sender: sender)
        #expect(throws: LookupFailure.temporary("queue full")) { try mailbox.deliver(mail) }
        #expect(mailbox.mails() == [])
        #expect(mailbox.leftovers == [])
    }

    @Test func `what is refused is kept`() throws {
        let sender = RecordingSender(failing: .refused("550 no"))
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.log.lines.first?.contains("can not send to <a@x.test>: 550 no") == true)
        #expect(mailbox.leftovers == [])
    }

    @Test(arguments: [
        ("Delivered-To: u@here.test\nDelivered-To: a@x.test\n", "been there"),
        ("X-Sieve-Redirected-From: A@X.test\n", "been there"),
        ("X-Sieve-Redirected-From: <U@Here.Test>\n", "redirected the mail before"),
    ])
    func `mail that comes round is kept`(fields: String, reason: String) throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        try mailbox.deliver(fields + mail)
        #expect(sender.sent == [])
        #expect(mailbox.mails() == [fields + mail])
        #expect(mailbox.log.lines.first?.contains(reason) == true)
    }

    @Test func `the field that pipe writes for this delivery is no loop`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        try mailbox.deliver("Delivered-To: u@here.test\n" + mail)
        #expect(sender.sent.count == 1)
    }

    @Test func `the sender is taken from the header if nobody said it`() throws {
        let sender = RecordingSender()
        let mailbox = try Mailbox(script: "redirect \"a@x.test\";", sender: sender)
        mailbox.request.sender = nil
        try mailbox.deliver(mail)
        try mailbox.deliver("Subject: x\n\n")
        #expect(sender.sent.map(\.sender) == ["from@there.test", ""])
    }

    @Test func `a folder that is no directory keeps mail in the INBOX`() throws {
        let mailbox = try Mailbox(
            script: "require [\"fileinto\", \"mailbox\"]; fileinto :create \"a\"; keep;")
        try mailbox.directory.write("Maildir/.a", "in the way")
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
    }
}
