import Mail
import MaildirStorage
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct MailQueueTests {
    private let directory: TemporaryDirectory
    private let transaction: MaildirTransaction
    private let request: DeliveryRequest

    init() throws {
        directory = try TemporaryDirectory()
        let maildir = Maildir(path: directory.path("Maildir"))
        transaction = MaildirTransaction(maildir)
        request = DeliveryRequest(user: "u", maildir: maildir, recipient: Array("u@h".utf8))
    }

    private func mails(_ mails: [OutgoingMail]) throws -> [EnvelopedMail] {
        var isDone = false
        let original = try transaction.spool { buffer in
            if isDone { return 0 }
            isDone = true
            let mail = Array("Return-Path: <s@x>\nA: 1\n\nbody".utf8)
            buffer.copyBytes(from: mail)
            return mail.count
        }
        var queue = MailQueue()
        for mail in mails { queue.add(mail, sender: Array("s@x".utf8)) }
        #expect(queue.isEmpty == mails.isEmpty)
        return try queue.enveloped(
            original: original.header, request: request, transaction: transaction)
    }

    private func redirect(to recipient: String, from sender: String? = nil) -> OutgoingMail {
        OutgoingMail(
            recipients: [Array(recipient.utf8)], envelopeSender: sender.map { Array($0.utf8) },
            content: .original)
    }

    @Test func `redirects with one sender are one mail`() throws {
        let mails = try mails([
            redirect(to: "a@x"), redirect(to: "b@x", from: "o@x"), redirect(to: "c@x"),
        ])
        #expect(mails.map { text($0.sender) } == ["s@x", "o@x"])
        #expect(mails.map { $0.recipients.map(text) } == [["a@x", "c@x"], ["b@x"]])
        let content = try #require(try mails.first?.content.bytes())
        #expect(text(content) == "X-Sieve-Redirected-From: u@h\nA: 1\n\nbody")
    }

    @Test func `redirects with other options are other mails`() throws {
        var second = redirect(to: "b@x")
        second.options.status.notify = [.never]
        let mails = try mails([redirect(to: "a@x"), second, redirect(to: "c@x"), second])
        #expect(mails.map { $0.recipients.map(text) } == [["a@x", "c@x"], ["b@x", "b@x"]])
        #expect(mails.map(\.options.status.notify) == [[], [.never]])
    }

    @Test func `an edited message tells who redirected it`() throws {
        let message = MessageInMemory(Array("Return-Path: <s@x>\nB: 2\n\nother body".utf8))
        let edited = OutgoingMail(
            recipients: [Array("a@x".utf8)], content: .edited(EditedMessage(message)))
        let mails = try mails([redirect(to: "b@x"), edited])
        #expect(mails.map { text($0.sender) } == ["s@x", "s@x"])
        let content = try #require(try mails.last?.content.bytes())
        #expect(text(content) == "X-Sieve-Redirected-From: u@h\nB: 2\n\nother body")
    }

    @Test func `another message is sent as it is`() throws {
        let answer = OutgoingMail(
            recipients: [Array("a@x".utf8)], envelopeSender: [],
            content: .message(Array("B: 2\n\n".utf8)))
        let mails = try mails([answer])
        #expect(mails.map { text($0.sender) } == [""])
        #expect(try mails.first?.content.bytes() == Array("B: 2\n\n".utf8))
    }

    @Test func `nothing needs no file`() throws {
        #expect(try mails([]).isEmpty)
        #expect(directory.list("Maildir/tmp").count == 1)
    }
}
