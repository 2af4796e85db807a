import Glibc
import TestSupport
import Testing

/// What Postfix makes of each way that mailwright-lda ends: the table of pipe(8).
@Suite struct PipeTests {
    @Test func `delivered mail is sent`() async throws {
        let user = try TestUser()
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.code == "2.0.0")
        #expect(attempt.status == "sent")
        #expect(attempt.reason == "delivered via mailwright service")
        let file = try user.message()
        let text = try #require(Files.text(file))
        #expect(text.hasPrefix("Return-Path: <carol@sender.test>\n"))
        #expect(text.contains("\nDelivered-To: \(user.address)\n"))
        #expect(user.everything() == [file])
    }

    @Test func `an unknown user is bounced, and the sender learns why`() async throws {
        let sender = try TestUser()
        let nobody = "nobody-\(UInt32.random(in: 0...UInt32.max))@example.test"
        // More than pipe(8) holds: the program must read it all, else the reason would be lost.
        let body = String(decoding: TestMessage.large(3 << 20), as: UTF8.self)
        try sender.site.submit(body, from: sender.address, to: nobody)
        let attempt = try await sender.site.attempt(to: nobody)
        #expect(attempt.code == "5.1.1")
        #expect(attempt.status == "bounced")
        // All that the program said, on its standard error output as well: one line.
        #expect(attempt.reason == "unknown user ")
        let bounce = try await eventually("a bounce") { sender.messages().first }
        #expect(Files.text(bounce)?.contains("5.1.1") == true)
    }

    @Test func `with the daemon away mail is deferred`() async throws {
        let user = try TestUser("orphan")
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.code == "4.3.0")
        #expect(attempt.status == "deferred")
        #expect(user.everything() == [])
    }

    @Test func `without a home mail is deferred until it is there`() async throws {
        let user = try TestUser()
        #expect(rename(user.home, user.home + ".unmounted") == 0)
        try user.site.send(TestMessage.large(3 << 20), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred")
        #expect(attempt.code.hasPrefix("4.3."))
        #expect(attempt.reason.contains("No such file or directory"))
        #expect(access(user.home, F_OK) != 0)
        #expect(rename(user.home + ".unmounted", user.home) == 0)
        #expect(try await user.site.retry(user.address).code == "2.0.0")
        #expect(user.everything().count == 1)
    }

    @Test func `a Maildir that is not there yet is made`() async throws {
        let user = try TestUser()
        _ = try user.site.stack.run("rm", ["-r", user.maildir])
        try user.site.send(TestMessage.small(), to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        #expect(user.messages().count == 1)
    }

    @Test(arguments: ["Maildir/tmp", "Maildir/new", "Maildir"])
    func `without permission mail is deferred`(_ directory: String) async throws {
        let user = try TestUser()
        let path = "\(user.home)/\(directory)"
        #expect(chmod(path, 0) == 0)
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred")
        #expect(attempt.code == "4.3.5")
        #expect(attempt.reason.contains("Permission denied"))
        #expect(chmod(path, 0o700) == 0)
        #expect(user.everything() == [])
        #expect(try await user.site.retry(user.address).status == "sent")
        #expect(user.everything().count == 1)
    }

    @Test func `on a full disk mail is deferred, and nothing of it stays`() async throws {
        let user = try TestUser()
        let stack = user.site.stack
        let id = try #require(getpwnam(stack.site.owner))
        let options = "size=128k,mode=0700,uid=\(id.pointee.pw_uid),gid=\(id.pointee.pw_gid)"
        let mounted = try stack.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", user.home])
        try #require(mounted.status == 0, "\(mounted.errors)")
        defer { _ = try? stack.run("umount", ["-l", user.home]) }
        try user.site.send(TestMessage.large(400 << 10), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred")
        #expect(attempt.code == "4.3.0")
        #expect(attempt.reason.contains("No space left on device"))
        #expect(user.everything() == [])
        _ = try stack.run("mount", ["-o", "remount,size=4m", user.home])
        #expect(try await user.site.retry(user.address).status == "sent")
        #expect(user.everything().count == 1)
    }

    /// pipe(8) bounces what exceeds its time limit: ours has to come first.
    @Test func `a delivery that takes too long is deferred`() async throws {
        let user = try TestUser("slow")
        try user.activate("require [\"fileinto\", \"mailbox\"]; fileinto :create \"A\";")
        let lock = "\(user.maildir)/subscriptions.lock"
        try user.asOwner { try Files.replace(lock, "") }
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred")
        #expect(attempt.code == "4.3.0")
        #expect(attempt.reason.contains("took too long"))
        #expect(user.everything() == [])
        #expect(unlink(lock) == 0)
        #expect(try await user.site.retry(user.address).status == "sent")
        #expect(user.messages(in: "A").count == 1)
        #expect(user.everything() == user.messages(in: "A"))
    }
}
