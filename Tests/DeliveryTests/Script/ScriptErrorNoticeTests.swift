import Glibc
import Mail
import Outcomes
import Sieve
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

    @Test func `an error of another kind is told, one of the same kind is not`() throws {
        let mailbox = try mailbox(
            """
            require "variables";
            if header :matches "X-To" "*" { redirect "${1}"; }
            if header :matches "X-Also" "*" { redirect "${1}"; }
            """)
        try mailbox.deliver("X-To: no address\n\n")
        try mailbox.deliver("X-To: nor \"this\" 17\n\n")
        #expect(notices(mailbox).count == 1)
        // The same words in another place are another error.
        try mailbox.deliver("X-Also: none either\n\n")
        #expect(notices(mailbox).count == 2)
        try mailbox.deliver("Subject: no redirect\n\n")
        #expect(notices(mailbox).count == 2)
        #expect(mailbox.mails().count == 6)
    }

    @Test func `a program that fails is told, for a while, and as what may pass`() throws {
        let mailbox = try mailbox("require \"vnd.dovecot.filter\"; filter \"x\";")
        try mailbox.directory.makeDirectory("bin")
        chmod(try mailbox.directory.write("bin/x", "#!/bin/sh\nexit 3\n"), 0o755)
        try mailbox.request.sieve.set("extensions", to: "+vnd.dovecot.filter")
        try mailbox.request.sieve.set("filter_bin_dir", to: mailbox.directory.path("bin"))
        try mailbox.deliver(mail)
        try mailbox.deliver(mail)
        #expect(notices(mailbox).count == 1)
        #expect(notices(mailbox).first?.contains("This may pass by itself") == true)
        #expect(notices(mailbox).first?.contains("Please mend the script") == false)
        // It is gone: another failure.
        try mailbox.request.sieve.set("filter_bin_dir", to: mailbox.directory.path("none"))
        try mailbox.deliver(mail)
        #expect(notices(mailbox).count == 2)
    }

    @Test func `a pipe that fails is no error of the script`() throws {
        let mailbox = try mailbox("require \"vnd.dovecot.pipe\"; pipe \"x\";")
        try mailbox.request.sieve.set("extensions", to: "+vnd.dovecot.pipe")
        try mailbox.deliver(mail)
        #expect(mailbox.mails().count == 1)
    }

    @Test func `a script that can not be read is told, once`() throws {
        let lost = try mailbox("keep;")
        unlink(lost.directory.path(".dovecot.sieve"))
        try lost.directory.link(".dovecot.sieve", to: lost.directory.path("sieve/gone.sieve"))
        try lost.deliver(mail)
        try lost.deliver(mail)
        #expect(notices(lost).count == 1)
        #expect(notices(lost).first?.contains("activate a script again") == true)
        let large = try mailbox("keep; # more than ten octets")
        try large.request.sieve.set("max_script_size", to: "10")
        try large.deliver(mail)
        #expect(notices(large).count == 1)
        #expect(notices(large).first?.contains("is larger than 10 octets") == true)
        let binary = try mailbox("")
        try binary.directory.write(".dovecot.sieve", [0xC3, 0x28, 0xFF])
        try binary.deliver(mail)
        #expect(notices(binary).count == 1)
    }

    @Test func `a script that can not be read is told`() throws {
        let mailbox = try mailbox("keep;")
        unlink(mailbox.directory.path(".dovecot.sieve"))
        try mailbox.directory.makeDirectory(".dovecot.sieve")
        try mailbox.deliver(mail)
        #expect(notices(mailbox).count == 1)
    }

    @Test(arguments: [
        ("the program 'x' took 10 s", "the program 'y' took 20 s", true),
        ("the program 'x' took 10 s", "the program 'x' printed 20 octets", false),
        ("\"a\" is no address", "\"b\" c\" 'd' is no address", true),
        ("\"is no\" address", "\"is\" no address", false),
        ("12 actions", "more than 12 actions", false), ("a", "a", true), ("'", "\"", true),
    ])
    func `the kind of an error is its words without what comes from mail`(
        one: String, other: String, isSame: Bool
    ) {
        let kinds = [one, other].map { words in
            ScriptErrorNotice.kind(Complaint(file: "s", line: 1, column: 2, words))
        }
        #expect((kinds[0] == kinds[1]) == isSame)
        #expect(
            ScriptErrorNotice.kind(Complaint(file: "s", line: 2, column: 2, one)) != kinds[0])
    }

    @Test func `what may pass is forgotten sooner`() {
        let errors = [Complaint(file: "s", "x")]
        let lasting = ScriptErrorNotice(name: "s", text: [1], errors: errors, mayPass: false)
        let passing = ScriptErrorNotice(name: "s", text: [1], errors: errors, mayPass: true)
        #expect(lasting.seconds == 90 * 86_400)
        #expect(passing.seconds == 7 * 86_400)
        #expect(lasting.entry == passing.entry)
        let other = ScriptErrorNotice(name: "s", text: [2], errors: errors, mayPass: false)
        #expect(other.entry != lasting.entry)
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
            name: "/h/ü.sieve", text: [],
            errors: ["a\nb", String(repeating: "x", count: 2_000)].map {
                Complaint(file: "s", $0)
            }, mayPass: true)
        let bytes = notice.message(to: Array("u@here.test".utf8))
        let header = MessageHeader(parsing: bytes)
        #expect(header.endsWithEmptyLine)
        #expect(header.first(named: Array("Date".utf8)) != nil)
        #expect(header.first(named: Array("Message-ID".utf8)) != nil)
        #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count < 998 })
    }
}
