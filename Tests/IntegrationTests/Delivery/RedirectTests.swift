import TestSupport
import Testing

/// What a script redirects: it arrives, or the mail is deferred.
@Suite struct RedirectTests {
    private func redirecting(_ command: String) throws -> (user: TestUser, target: String) {
        let user = try TestUser()
        let target = "target-\(UInt32.random(in: 0...UInt32.max))@lists.example.test"
        try user.activate("require \"copy\"; \(command) \"\(target)\";")
        return (user, target)
    }

    @Test(arguments: [("redirect", 0), ("redirect :copy", 1)])
    func `a redirected mail arrives`(_ command: String, _ kept: Int) async throws {
        let (user, target) = try redirecting(command)
        try user.site.send(TestMessage.small("redirected"), to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        #expect(user.everything().count == kept)
        #expect(try await user.site.attempt(to: target).status == "sent")
        let received = try #require(
            user.site.stack.received(by: "lists").first { $0.contains(target) })
        #expect(received.contains("Subject: redirected"))
        #expect(received.contains("\"sender\": \"carol@sender.test\""))
        #expect(received.contains("\"recipients\": [\"\(target)\"]"))
    }

    @Test(arguments: ["redirect", "redirect :copy"])
    func `a redirect that can not be handed over defers`(_ command: String) throws {
        let (user, _) = try redirecting(command)
        // Nobody listens on port 1.
        let end = try user.deliver(
            TestMessage.small(), ["-f", "carol@sender.test", "-o", "submission_host=127.0.0.1:1"])
        #expect(end.status == 75)
        #expect(end.output.hasPrefix("4.3.0 "))
        #expect(user.everything() == [])
    }

    @Test(arguments: [
        ("exit 0", 0, 0), ("exit 75", 75, 0), ("exit 1", 75, 0), ("kill -9 $$", 75, 0),
        ("exit 67", 0, 1), ("echo 5.0.0 no; echo 5.0.0 no >&2; exit 0", 0, 0),
        ("exec 0<&-; exit 0", 0, 0),
    ])
    func `what sendmail says decides`(
        _ script: String, _ status: Int32, _ kept: Int
    ) throws {
        let (user, _) = try redirecting("redirect")
        let program = "\(user.site.stack.site.root)/sendmail-\(user.name)"
        try Files.replace(program, "#!/bin/sh\n\(script)\n")
        _ = try user.site.stack.run("chmod", ["755", program])
        let end = try user.deliver(
            TestMessage.small(), ["-f", "carol@sender.test", "-o", "sendmail_path=\(program)"])
        #expect(end.status == status)
        #expect(end.output.hasPrefix(status == 0 ? "" : "4.3.0 "))
        #expect(end.output.split(separator: "\n").count == (status == 0 ? 0 : 1))
        #expect(end.errors.isEmpty)
        #expect(user.everything().count == kept)
    }

    @Test func `a redirect to oneself ends in the INBOX`() async throws {
        let user = try TestUser()
        try user.activate("redirect \"\(user.address)\";")
        try user.site.send(TestMessage.small(), to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        try await eventually("the mail in the INBOX") {
            user.messages().count == 1
        }
        #expect(user.everything().count == 1)
    }

    @Test func `two users who redirect to each other lose nothing`() async throws {
        let (first, second) = (try TestUser(), try TestUser())
        try first.activate("redirect \"\(second.address)\";")
        try second.activate("redirect \"\(first.address)\";")
        try first.site.send(TestMessage.small(), to: first.address)
        try await eventually("the mail in one of the mailboxes") {
            first.messages().count + second.messages().count == 1
        }
        #expect(first.everything().count + second.everything().count == 1)
    }
}
