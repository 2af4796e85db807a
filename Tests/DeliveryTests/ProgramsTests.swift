import Delivery
import Glibc
import Outcomes
import Sieve
import TestSupport
import Testing

/// Scripts that run programs, with real programs.
@Suite struct ProgramsTests {
    private func mailbox(_ script: String) throws -> Mailbox {
        let mailbox = try Mailbox(
            script:
                "require [\"vnd.dovecot.pipe\", \"vnd.dovecot.filter\", \"copy\", \"fileinto\"];\n"
                + script)
        try mailbox.directory.makeDirectory("bin")
        for (name, text) in [
            ("save", "cat >\(mailbox.directory.path("saved"))"), ("fail", "exit 3"),
            ("slow", "sleep 100"), ("mark", "echo 'X-Mark: 1'; cat"),
        ] {
            chmod(try mailbox.directory.write("bin/\(name)", "#!/bin/sh\n\(text)\n"), 0o755)
        }
        for (name, value) in [
            ("extensions", "+vnd.dovecot.pipe +vnd.dovecot.filter"),
            ("pipe_bin_dir", mailbox.directory.path("bin")), ("pipe_exec_timeout", "1"),
            ("filter_bin_dir", mailbox.directory.path("bin")), ("filter_input_eol", "lf"),
        ] { try mailbox.request.sieve.set(name, to: value) }
        return mailbox
    }

    private let mail = "Subject: x\n\nbody\n"

    @Test func `a program takes the mail over`() throws {
        let mailbox = try mailbox("pipe \"save\";")
        try mailbox.deliver(mail)
        #expect(mailbox.mails() == [])
        #expect(mailbox.directory.text("saved")?.hasSuffix("Subject: x\r\n\r\nbody\r\n") == true)
        #expect(mailbox.log.lines.last?.hasSuffix("piped to save") == true)
        #expect(mailbox.leftovers == [])
    }

    @Test(arguments: ["fail", "slow", "none"])
    func `a program that fails leaves the mail in the INBOX`(name: String) throws {
        for tags in ["", ":try", ":copy"] {
            let mailbox = try mailbox("pipe \(tags) \"\(name)\";")
            try mailbox.deliver(mail)
            #expect(mailbox.mails().count == 1)
            #expect(mailbox.log.lines.first?.contains("failed to pipe to \(name): ") == true)
        }
    }

    @Test func `what a program prints is stored`() throws {
        let mailbox = try mailbox("filter \"mark\";")
        try mailbox.deliver(mail)
        let stored = try #require(mailbox.mails().first)
        #expect(stored.hasPrefix("X-Mark: 1\nReturn-Path: ") && stored.hasSuffix("\n\nbody\n"))
        #expect(mailbox.leftovers == [])
    }

    @Test func `a program that fails to filter leaves the mail as it was`() throws {
        let mailbox = try mailbox("filter \"fail\"; discard;")
        try mailbox.deliver(mail)
        #expect(mailbox.mails().first?.contains("X-Mark") == false)
    }

    @Test func `all together have one time, however many there are`() throws {
        let names = (0..<8).map { "slow\($0)" }
        let mailbox = try mailbox(names.map { "pipe :copy \"\($0)\";" }.joined())
        for name in names {
            chmod(try mailbox.directory.write("bin/\(name)", "#!/bin/sh\nsleep 100\n"), 0o755)
        }
        try mailbox.request.sieve.set("pipe_exec_timeout", to: "60")
        try mailbox.request.sieve.set("max_waiting_time", to: "2")
        let time = try ContinuousClock().measure { try mailbox.deliver(mail) }
        #expect(time < .seconds(30))
        #expect(mailbox.mails().count == 1)
        let lines = mailbox.log.lines.filter { $0.hasPrefix("warning: ") }
        #expect(lines.first?.contains("'slow0' was stopped: no time is left for programs") == true)
        #expect(lines.count { $0.contains("is not run: no time is left for programs") } == 7)
    }

    @Test func `when their time is over the mail is kept, and all mails are sent`() throws {
        let sender = RecordingSender()
        let mailbox = try mailbox("filter \"late\"; redirect \"a@x.test\";")
        mailbox.sender = sender
        chmod(try mailbox.directory.write("bin/late", "#!/bin/sh\ncat; sleep 1.2\n"), 0o755)
        mailbox.request.sieve.limits.waitingSeconds = 1
        // The script fails with its program, and the mail is kept.
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
        #expect(sender.sent.isEmpty)
        let slow = try Mailbox(
            script: "require \"editheader\"; redirect \"a@x.test\";"
                + "addheader \"X-A\" \"b\"; redirect \"c@x.test\";", sender: sender)
        slow.request.sieve.limits.waitingSeconds = 0
        try slow.deliver(mail)
        #expect(sender.sent.count == 2)
        #expect(slow.mails().isEmpty && slow.leftovers.isEmpty)
    }

    @Test func `they are off unless the site says so`() throws {
        let mailbox = try mailbox("pipe \"save\";")
        try mailbox.request.sieve.set("extensions", to: "")
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
        #expect(mailbox.directory.text("saved") == nil)
    }
}
