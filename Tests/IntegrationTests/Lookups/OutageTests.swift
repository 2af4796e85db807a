import TestSupport
import Testing

extension StackTests {
    /// mailwrightd goes away and comes back.
    @Suite struct OutageTests {
        @Test func `mail is deferred while the daemon is away and nothing is bounced`() throws {
            let stack = try Stack.shared()
            try stack.waitForEmptyQueue()
            let log = try stack.mark("postfix")
            let token = Stack.token()
            try stack.withoutDaemon {
                let reply = try stack.send(to: "bob@example.test", token: token)
                #expect(reply.code == 451)
                #expect(reply.text.hasPrefix("4.3.0"))
            }
            // Postfix remembers a failed lookup of "*" in the transport map for 30 seconds.
            let limit = Duration.seconds(45)
            try wait(for: "a reply other than 451", within: limit) {
                try stack.send(to: "bob@example.test", token: token).code == 250
            }
            _ = try stack.arrival(of: token, for: "bob", within: limit)
            #expect(!log.text.contains("status=bounced"))
        }

        @Test func `a session that was open before a restart goes on after it`() throws {
            let stack = try Stack.shared()
            let smtp = try stack.smtp()
            #expect(try smtp.command("MAIL FROM:<carol@sender.test>").code == 250)
            #expect(try smtp.command("RCPT TO:<bob@example.test>").code == 250)
            try stack.withoutDaemon {}
            #expect(try smtp.command("RCPT TO:<alice@example.test>").code == 250)
            #expect(try smtp.command("RCPT TO:<nobody@example.test>").code == 550)
        }

        @Test func `idle connections are closed when the daemon stops`() throws {
            let stack = try Stack.shared()
            let idle = try Conversation(socket: stack.site.sockets.lookup)
            try stack.withoutDaemon {
                let rest = try idle.rest()
                #expect(rest.isEmpty)
            }
        }
    }
}
