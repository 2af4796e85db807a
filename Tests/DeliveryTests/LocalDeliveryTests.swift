import Delivery
import Outcomes
import TestSupport
import Testing

@Suite struct LocalDeliveryTests {
    private let mail = "Return-Path: <from@there.test>\nMessage-ID: <1@x>\nSubject: x\n\nbody\n"

    @Test func `without a script mail goes to the INBOX`() throws {
        let mailbox = try Mailbox()
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.leftovers == [])
        #expect(
            mailbox.log.lines == [
                "info: user=u, msgid=<1@x>, size=\(mail.utf8.count), sieve=none: stored in INBOX"
            ])
    }

    @Test func `what may be stopped is over before mail appears`() throws {
        let mailbox = try Mailbox()
        var before: [Int] = []
        var rest = Array(mail.utf8)[...]
        try LocalDelivery(
            mailbox.request, sender: mailbox.sender, log: mailbox.log,
            willCommit: { before.append(mailbox.mails().count) }
        ).deliver { buffer in
            defer { rest = [] }
            buffer.copyBytes(from: rest)
            return rest.count
        }
        #expect(before == [0])
        #expect(mailbox.mails() == [mail])
    }

    @Test func `a script chooses the folder`() throws {
        let mailbox = try Mailbox(
            script: """
                require ["fileinto", "mailbox", "copy", "imap4flags"];
                fileinto :copy :create :flags "\\\\Seen" "Lists.Ä";
                """)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.mails("Lists.&AMQ-") == [mail])
        #expect(mailbox.directory.list("Maildir/.Lists.&AMQ-/cur").first?.hasSuffix(":2,S") == true)
        #expect(mailbox.log.lines.last?.hasSuffix(": stored in Lists.Ä, stored in INBOX") == true)
    }

    @Test func `the envelope that a script sees has the detail`() throws {
        let mailbox = try Mailbox(
            script: """
                require ["envelope", "subaddress"];
                if allof(envelope :detail "to" "detail", envelope "from" "from@there.test")
                { discard; }
                """)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [])
        #expect(mailbox.leftovers == [])
        #expect(mailbox.log.lines.last?.hasSuffix(": discarded") == true)
    }

    @Test(arguments: [
        ("keep; blah;", ":1:7: "), ("if header :is", ":1:"), ("\n\nfileinto \"x\";", ":3:1: "),
        ("\u{0}", ":1:1: "),
    ])
    func `mail is kept when a script has an error`(script: String, place: String) throws {
        let mailbox = try Mailbox(script: script)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        let ownersLog = try #require(mailbox.directory.text(".dovecot.sieve.log"))
        #expect(ownersLog.contains("/.dovecot.sieve\(place)"))
        let warning = try #require(mailbox.log.lines.first)
        #expect(warning.hasPrefix("warning: user=u, sieve: "))
        #expect(warning.contains("/.dovecot.sieve\(place)"))
    }

    @Test func `a link to nowhere is told, and the mail kept`() throws {
        let mailbox = try Mailbox()
        try mailbox.directory.link(".dovecot.sieve", to: "sieve/gone.sieve")
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.log.lines.first?.contains("link to a file that does not exist") == true)
    }

    @Test func `a link into the folder of scripts is followed`() throws {
        let mailbox = try Mailbox()
        try mailbox.directory.write("sieve/main.sieve", "discard;")
        try mailbox.directory.link(".dovecot.sieve", to: "sieve/main.sieve")
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [])
    }

    @Test(arguments: [
        "fileinto \"none\";", "fileinto \"../../etc\";", "fileinto \"a/b\";", "fileinto \"a..b\";",
    ])
    func `a folder that does not or can not exist keeps mail in the INBOX`(command: String) throws {
        let mailbox = try Mailbox(script: "require \"fileinto\"; \(command)")
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.log.lines.first?.hasSuffix("the mail is kept in INBOX") == true)
        #expect(mailbox.directory.list("Maildir") == ["cur", "new", "tmp"])
    }

    @Test func `missing folders are created and subscribed to where that is wished`() throws {
        let mailbox = try Mailbox(script: "require \"fileinto\"; fileinto \"a.b\";")
        mailbox.request.createsMailboxes = true
        mailbox.request.subscribes = true
        try mailbox.deliver(mail)
        #expect(mailbox.mails("a.b") == [mail])
        #expect(mailbox.directory.text("Maildir/subscriptions") == "V\t2\n\na\tb\n")
    }

    @Test func `keep goes to the mailbox that was asked for`() throws {
        let mailbox = try Mailbox()
        mailbox.request.mailbox = Array("Spam".utf8)
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [mail])
        #expect(mailbox.log.lines.first?.contains("Spam: there is no such mailbox") == true)
        mailbox.request.createsMailboxes = true
        try mailbox.deliver(mail)
        #expect(mailbox.mails("Spam") == [mail])
        #expect(mailbox.mails().count == 1)
    }

    @Test(arguments: [
        ("A: 1\n\nb", "Return-Path: <from@there.test>\nA: 1\n\nb"),
        ("\nb", "Return-Path: <from@there.test>\n\nb"),
        ("", "Return-Path: <from@there.test>\n"),
        ("A: 1\nreturn-path: <x>\n\nb", "A: 1\nreturn-path: <x>\n\nb"),
    ])
    func `Return-Path is added where it is missing`(mail: String, stored: String) throws {
        for pieces in [1, 3, 4096] {
            let mailbox = try Mailbox()
            try mailbox.deliver(mail.utf8, pieces: pieces)
            #expect(mailbox.mails() == [stored])
            #expect(
                mailbox.directory.list("Maildir/new").first?.contains(",S=\(stored.utf8.count),")
                    == true)
        }
    }

    @Test func `without a sender nothing is added`() throws {
        let mailbox = try Mailbox()
        mailbox.request.sender = nil
        try mailbox.deliver("A: 1\n\nb")
        #expect(mailbox.mails() == ["A: 1\n\nb"])
    }

    @Test func `a failing disk stores nothing`() throws {
        let mailbox = try Mailbox()
        try mailbox.directory.write("Maildir/tmp", "in the way")
        #expect(throws: LookupFailure.self) { try mailbox.deliver(mail) }
        #expect(mailbox.directory.list("Maildir") == ["tmp"])
    }

    @Test func `bad messages come through unchanged`() throws {
        let mails: [[UInt8]] = [
            [], [0], Array("A: \u{0}\n\n\u{0}\r\u{0}".utf8), Array("A: 1\rB: 2\r\rbody".utf8),
            Array("no header at all\n\nbody".utf8), Array("\n\n\n".utf8),
            Array("Subject: ".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)
                + Array("\n\nb".utf8),
            [UInt8](repeating: 0xFF, count: 5000),
        ]
        let script = "require \"fileinto\"; if header :contains \"subject\" \"y\" { discard; }"
        for mail in mails {
            let mailbox = try Mailbox(script: script)
            mailbox.request.sender = nil
            try mailbox.deliver(mail)
            let name = try #require(mailbox.directory.list("Maildir/new").first)
            #expect(mailbox.directory.read("Maildir/new/\(name)") == mail)
        }
    }
}
