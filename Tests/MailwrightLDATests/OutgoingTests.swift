import Glibc
import TestSupport
import Testing

/// Redirects through a sendmail of the tests, with the real program.
@Suite struct OutgoingTests {
    private let program: Program
    private let mail = "Return-Path: <from@there.test>\nSubject: x\n\nbody\n"

    init() throws {
        program = try Program()
        try program.directory.write(".dovecot.sieve", "redirect \"a@x.test\";")
        chmod(program.directory.path(".dovecot.sieve"), 0o644)
    }

    private func run(_ options: String..., sendmail script: String) throws -> Program.Result {
        let path = try program.directory.write("sendmail", "#!/bin/sh\n\(script)\n")
        chmod(path, 0o755)
        return try program.run(
            [
                "-d", "u", "-f", "from@there.test", "-r", "u@here.test", "-o",
                "sendmail_path=\(path)",
            ]
                + options + program.home, mail: mail)
    }

    @Test func `a redirect is with sendmail before success is told`() throws {
        let path = program.directory.path
        #expect(try run(sendmail: "echo \"$@\" >\(path)/argv; cat >\(path)/sent") == .delivered)
        #expect(program.directory.text("argv") == "-i -f from@there.test -- a@x.test\n")
        #expect(
            program.directory.text("sent")
                == "X-Sieve-Redirected-From: u@here.test\nSubject: x\n\nbody\n")
        #expect(program.mails() == [])
        #expect(program.leftovers == [])
    }

    @Test func `a sendmail that fails for now defers, whatever it says`() throws {
        let result = try run(sendmail: "echo 5.1.1 no; echo 5.7.1 no >&2; exit 75")
        #expect(result.exitCode == 75)
        #expect(result.output.hasPrefix("4.3.0 ") && result.output.hasSuffix("exit status 75\n"))
        #expect(result.errors == "")
        #expect(program.mails() == [])
    }

    @Test func `a sendmail that refuses keeps the mail`() throws {
        #expect(try run(sendmail: "exit 67") == .delivered)
        #expect(program.mails() == [Array(mail.utf8)])
        #expect(program.directory.text("log")?.contains("the mail is kept in INBOX") == true)
    }

    @Test func `a refusal is a notice to the sender`() throws {
        let path = program.directory.path
        try program.directory.write(".dovecot.sieve", "require \"reject\"; reject \"No.\";")
        #expect(try run(sendmail: "echo \"$@\" >\(path)/argv; cat >\(path)/sent") == .delivered)
        #expect(program.directory.text("argv") == "-i -f <> -- from@there.test\n")
        let notice = program.directory.text("sent") ?? ""
        #expect(notice.contains("\nFrom: \"Postmaster\" <postmaster@here.test>\n"))
        #expect(notice.contains("automatic-action/MDN-sent-automatically; deleted\n"))
        #expect(program.mails() == [])
    }

    @Test func `with -e a refusal is an exit status`() throws {
        try program.directory.write(
            ".dovecot.sieve", "require \"ereject\"; ereject \"No,\nnever.\";")
        let result = try run("-e", sendmail: "exit 70")
        #expect(result.exitCode == 77)
        #expect(result.output == "5.7.1 No, never.\n")
        #expect(result.errors == "")
        #expect(program.mails() == [])
        #expect(program.leftovers == [])
    }

    @Test func `a notice goes through sendmail, and the mail is kept whatever becomes of it`()
        throws
    {
        let path = program.directory.path
        try program.directory.write(
            ".dovecot.sieve", "require \"enotify\"; notify \"mailto:a@x.test?cc=b@x.test\";")
        #expect(try run(sendmail: "echo \"$@\" >\(path)/argv; cat >\(path)/sent") == .delivered)
        #expect(
            program.directory.text("argv") == "-i -f postmaster@here.test -- a@x.test b@x.test\n")
        #expect(program.directory.text("sent")?.contains("\nCc: b@x.test\n") == true)
        #expect(try run(sendmail: "exit 75") == .delivered)
        #expect(program.mails() == [Array(mail.utf8), Array(mail.utf8)])
    }
}
