import Delivery
import Glibc
import MaildirStorage
import Sieve
import TestSupport
import Testing

@Suite struct SendmailCommandTests {
    private let directory: TemporaryDirectory
    private let transaction: MaildirTransaction

    init() throws {
        directory = try TemporaryDirectory()
        transaction = MaildirTransaction(Maildir(path: directory.path("Maildir")))
    }

    private func command(_ script: String, timeLimit: Int = 20) throws -> SendmailCommand {
        let path = try directory.write("sendmail", "#!/bin/sh\n\(script)\n")
        chmod(path, 0o700)
        return SendmailCommand(path: path, timeLimit: timeLimit)
    }

    private func mail(sender: String = "s@x", recipients: [String] = ["a@x"]) throws
        -> EnvelopedMail
    {
        EnvelopedMail(
            sender: Array(sender.utf8), recipients: recipients.map { Array($0.utf8) },
            content: try transaction.write(Array("Subject: x\n\n.\nbody\n".utf8)))
    }

    @Test func `the program gets envelope and message`() throws {
        let path = directory.path
        let command = try command("printf '[%s]' \"$@\" >\(path)/argv; cat >\(path)/mail")
        try command.send(try mail(recipients: ["a@x", "-bad option@x"]))
        #expect(directory.text("argv") == "[-i][-f][s@x][--][a@x][-bad option@x]")
        #expect(directory.text("mail") == "Subject: x\n\n.\nbody\n")
    }

    @Test func `the null sender has its own form`() throws {
        let command = try command("printf '[%s]' \"$@\" >\(directory.path)/argv")
        try command.send(try mail(sender: ""))
        #expect(directory.text("argv") == "[-i][-f][<>][--][a@x]")
    }

    @Test func `options that the program has`() throws {
        let command = try command("printf '[%s]' \"$@\" >\(directory.path)/argv")
        var mail = try mail()
        mail.options.status.notify = [.success, .failure]
        mail.options.status.extent = .full
        try command.send(mail)
        #expect(
            directory.text("argv") == "[-i][-f][s@x][-N][success,failure][-R][full][--][a@x]")
    }

    @Test(arguments: [(67, true), (65, true), (77, true), (75, false), (1, false), (127, false)])
    func `the exit status says whether to try again`(status: Int, isRefused: Bool) throws {
        let command = try command("exit \(status)")
        let mail = try mail()
        let failure = #expect(throws: SendFailure.self) { try command.send(mail) }
        #expect(failure?.reason.hasSuffix("exit status \(status)") == true)
        if case .refused = failure { #expect(isRefused) } else { #expect(!isRefused) }
    }

    @Test func `death by a signal is temporary`() throws {
        let command = try command("kill -9 $$")
        let mail = try mail()
        let failure = #expect(throws: SendFailure.self) { try command.send(mail) }
        #expect(failure?.reason.hasSuffix("died by signal 9") == true)
    }

    @Test func `a program that hangs is killed`() throws {
        let command = try command("exec sleep 60", timeLimit: 1)
        let mail = try mail()
        let time = ContinuousClock().measure {
            let failure = #expect(throws: SendFailure.self) { try command.send(mail) }
            #expect(failure?.reason.hasSuffix("took longer than 1 s") == true)
        }
        #expect(time < .seconds(10))
    }

    @Test func `what it leaves behind delivers on, unless it takes too long`() throws {
        let child = directory.path("child")
        let mail = try mail()
        try command("sleep 600 >/dev/null & echo $! >\(child)").send(mail)
        let first = try #require(directory.text("child").flatMap { pid_t($0.dropLast()) })
        #expect(kill(first, SIGKILL) == 0)
        let slow = try command("sleep 600 & echo $! >\(child); sleep 600", timeLimit: 1)
        #expect(throws: SendFailure.self) { try slow.send(mail) }
        let second = try #require(directory.text("child").flatMap { pid_t($0.dropLast()) })
        #expect(second != first)
        try RunningProcess.expectEnd(of: second)
    }

    @Test func `an address with a NUL is refused`() throws {
        let mail = try mail(recipients: ["a\u{0}@x"])
        let command = try command("exit 0")
        #expect(throws: SendFailure.refused("an address has a NUL")) { try command.send(mail) }
    }

    @Test func `a program that is missing is temporary`() throws {
        let mail = try mail()
        guard
            case .temporary = #expect(
                throws: SendFailure.self,
                performing: {
                    try SendmailCommand(path: "/none/sendmail").send(mail)
                })
        else {
            Issue.record("not temporary")
            return
        }
    }
}
