import Delivery
import MaildirStorage
import Sieve
import TestSupport
import Testing

@Suite struct SMTPSubmissionTests {
    private let directory: TemporaryDirectory
    private let transaction: MaildirTransaction

    init() throws {
        directory = try TemporaryDirectory()
        transaction = MaildirTransaction(Maildir(path: directory.path("Maildir")))
    }

    private func mail(recipients: [String] = ["a@x"]) throws -> EnvelopedMail {
        EnvelopedMail(
            sender: Array("s@x".utf8), recipients: recipients.map { Array($0.utf8) },
            content: try transaction.write(Array("Subject: x\n\n.\n".utf8)))
    }

    private func send(_ mail: EnvelopedMail, replies: [String]) throws -> String {
        let server = try ScriptedServer(replies: replies)
        let submission = try #require(
            SMTPSubmission(server: "127.0.0.1:\(server.port)", timeLimit: 10))
        try submission.send(mail)
        return server.received
    }

    @Test func `a mail is handed over`() throws {
        let received = try send(
            try mail(recipients: ["a@x", "b c@x"]),
            replies: [
                "220 hi", "250-me\r\n250-8BITMIME\r\n250 SIZE 1000", "250 ok", "250 ok", "250 ok",
                "354 go", "250 queued",
            ])
        let lines = received.split(separator: "\r\n").dropFirst()
        #expect(received.hasPrefix("EHLO "))
        #expect(
            lines.prefix(7) == [
                "MAIL FROM:<s@x> SIZE=17 BODY=8BITMIME", "RCPT TO:<a@x>", "RCPT TO:<\"b c\"@x>",
                "DATA",
                "Subject: x", "..", ".",
            ])
    }

    @Test(arguments: [
        (["554 no"], false), (["421 later"], false), (["220 hi", "502 what"], false),
        (["220 hi", "250 me", "550 bad sender"], true), (["220 hi", "250 me", "451 later"], false),
        (["220 hi", "250 me", "250 ok", "550 no such user"], true),
        (["220 hi", "250 me", "250 ok", "250 ok", "354 go", "552 too big"], true),
        (["220 hi", "250 me", "250 ok", "250 ok", "354 go", "451 later"], false),
        (["220 hi", "250 me", "250 ok", "250 ok", "354 go"], false), (["what"], false),
        (["220 hi"], false),
    ])
    func `a refusal lasts or passes`(replies: [String], isRefused: Bool) throws {
        let mail = try mail()
        let failure = #expect(throws: SendFailure.self) { try send(mail, replies: replies) }
        if case .refused = failure { #expect(isRefused) } else { #expect(!isRefused) }
    }

    @Test(arguments: [
        ("DSN", " RET=HDRS", " NOTIFY=SUCCESS,DELAY"), ("DELIVERBY 240", " BY=600;RT", ""),
        ("DSN\r\n250-DELIVERBY", " RET=HDRS BY=600;RT", " NOTIFY=SUCCESS,DELAY"), ("HELP", "", ""),
    ])
    func `options are sent to a server that offers them`(
        offer: String, parameters: String, notify: String
    ) throws {
        var mail = try mail()
        mail.options.status.notify = [.success, .delay]
        mail.options.status.extent = .headers
        mail.options.deliverBy = DeliverBy(time: 600, mode: .return, isTraced: true)
        let received = try send(
            mail,
            replies: [
                "220 hi", "250-me\r\n250-\(offer)\r\n250 X", "250 ok", "250 ok", "354 go",
                "250 queued",
            ])
        let lines = received.split(separator: "\r\n").dropFirst()
        #expect(
            lines.prefix(2) == ["MAIL FROM:<s@x>\(parameters)", "RCPT TO:<a@x>\(notify)"])
    }

    @Test func `an address can not bring in a command`() throws {
        let mail = try mail(recipients: ["a@x>\r\nDATA\r\n"])
        let submission = try #require(SMTPSubmission(server: "127.0.0.1:1"))
        guard
            case .refused = #expect(
                throws: SendFailure.self, performing: { try submission.send(mail) })
        else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a server that is away is temporary`() throws {
        let mail = try mail()
        let submission = try #require(SMTPSubmission(server: "127.0.0.1:1"))
        let failure = #expect(throws: SendFailure.self) { try submission.send(mail) }
        #expect(failure == .temporary("127.0.0.1:1: Connection refused"))
    }

    @Test(arguments: [
        "", ":25", "host", "mx:25", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "::1",
        "127.0.0.1:0",
    ])
    func `other texts are no server`(server: String) {
        #expect(SMTPSubmission(server: server) == nil)
    }

    @Test(arguments: ["localhost", "localhost:587", "[::1]:25", "[::1]", "127.0.0.1"])
    func `servers are named in all forms`(server: String) {
        #expect(SMTPSubmission(server: server) != nil)
    }
}
