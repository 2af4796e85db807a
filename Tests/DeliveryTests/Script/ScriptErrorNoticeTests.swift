import Glibc
import Mail
import TestSupport
import Testing

@testable import Delivery

@Suite struct ScriptErrorNoticeTests {
    private let mail = "Subject: x\n\nbody\n"

    private func mailbox(_ script: String) throws -> Mailbox {
        let mailbox = try Mailbox(script: script)
        mailbox.request.tellsOwnerOfErrors = true
        return mailbox
    }

    private func notices(_ mailbox: Mailbox) -> [String] {
        mailbox.mails().filter { $0.contains("\nSubject: Your Sieve script has an error\n") }
    }

    @Test func `the owner hears of all errors, with their places, and has the mail`() throws {
        let mailbox = try mailbox("frop;\nkeep :nonsense;\n")
        try mailbox.deliver(mail)
        let notice = try #require(notices(mailbox).first)
        #expect(mailbox.mails().count == 2)
        let script = mailbox.directory.path(".dovecot.sieve")
        #expect(notice.contains("\n    \(script):1:1: there is no command 'frop'"))
        #expect(notice.contains("\n    \(script):2:6: "))
        #expect(notice.contains("\nTo: <u@here.test>\n"))
        #expect(notice.contains("\nAuto-Submitted: auto-generated\n"))
        #expect(mailbox.leftovers == [])
    }

    @Test func `once, until the script is changed`() throws {
        let mailbox = try mailbox("frop;\n")
        try mailbox.deliver(mail)
        try mailbox.deliver(mail)
        #expect(notices(mailbox).count == 1)
        #expect(mailbox.mails().count == 3)
        try mailbox.directory.write(".dovecot.sieve", "frop; # now\n")
        try mailbox.deliver(mail)
        #expect(notices(mailbox).count == 2)
    }

    @Test func `a script that fails on a mail is told as well`() throws {
        let mailbox = try mailbox("require \"variables\"; redirect \"${none}\";\n")
        try mailbox.deliver(mail)
        #expect(notices(mailbox).count == 1)
    }

    @Test func `a good script is not told of`() throws {
        let mailbox = try mailbox("keep;\n")
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
    }

    @Test func `nothing is told where nobody wants it or nothing can be remembered`() throws {
        let silent = try Mailbox(script: "frop;\n")
        try silent.deliver(mail)
        #expect(silent.mails().count == 1)
        let forgetful = try mailbox("frop;\n")
        forgetful.request.memory = nil
        try forgetful.deliver(mail)
        #expect(forgetful.mails().count == 1)
    }

    @Test func `a memory that can not be had does not hold up the mail`() throws {
        let mailbox = try mailbox("frop;\n")
        try mailbox.directory.write(".mailwright-memory", "a plain file")
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
        #expect(
            mailbox.log.lines.contains { $0.contains("the owner of the script is not told: ") })
    }

    @Test func `the message is one that programs can read`() {
        let notice = ScriptErrorNotice(
            name: "/h/ü.sieve", text: [], errors: ["a\nb", String(repeating: "x", count: 2_000)])
        let bytes = notice.message(to: Array("u@here.test".utf8))
        let header = MessageHeader(parsing: bytes)
        #expect(header.endsWithEmptyLine)
        #expect(header.first(named: Array("Date".utf8)) != nil)
        #expect(header.first(named: Array("Message-ID".utf8)) != nil)
        #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count < 998 })
    }
}
