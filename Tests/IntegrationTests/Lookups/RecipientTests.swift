import TestSupport
import Testing

extension StackTests {
    /// What a sender from outside is told about a recipient, and where the mail goes.
    @Suite struct RecipientTests {
        @Test func `mail to a full name alias arrives in the mailbox`() throws {
            let stack = try Stack.shared()
            let token = Stack.token()
            let reply = try stack.send(to: "bob.brown@example.test", token: token)
            #expect(reply.code == 250)
            let file = try stack.arrival(of: token, for: "bob")
            #expect(Files.text(file)?.contains("Delivered-To: bob@example.test") == true)
        }

        @Test func `an unknown recipient is refused for good`() throws {
            let reply = try Stack.shared().send(to: "nobody@example.test", token: Stack.token())
            #expect(reply.code == 550)
            #expect(reply.text.hasPrefix("5.1.1 <nobody@example.test>"))
        }

        @Test func `arbitration with two targets delivers to one and relays to the other`() throws {
            let stack = try Stack.shared()
            let token = Stack.token()
            let reply = try stack.send(to: "deleted77@example.test", token: token)
            #expect(reply.code == 250)
            _ = try stack.arrival(of: token, for: "support")
            let relayed = try wait(for: "\(token) at the tracker") {
                stack.received(by: "issue").first { $0.contains(token) }
            }
            #expect(relayed.contains("\"recipients\": [\"support@issue.example.test\"]"))
        }

        @Test func `mail for a domain of the transport map is relayed`() throws {
            let stack = try Stack.shared()
            let token = Stack.token()
            let reply = try stack.send(to: "swift@lists.example.test", token: token)
            #expect(reply.code == 250)
            try wait(for: "\(token) at the lists") {
                stack.received(by: "lists").contains { $0.contains(token) }
            }
        }

        @Test func `copies go to every target of the alias that the bcc map names`() throws {
            let stack = try Stack.shared()
            let token = Stack.token()
            let reply = try stack.send(to: "board@example.test", token: token)
            #expect(reply.code == 250)
            for user in ["alice", "bob", "archive", "support"] {
                _ = try stack.arrival(of: token, for: user)
            }
        }

        @Test func `a copy's address gets no extension, as in Postfix's own tables`() throws {
            let stack = try Stack.shared()
            let answer = try stack.waitForAnswer("recipient-bcc", "board+x@example.test")
            #expect(answer == "board-copies@example.test")
        }

        @Test func `a list of copies, of which Postfix makes one broken address, defers`() throws {
            let stack = try Stack.shared()
            let list = "support@example.test  alice@example.test, bob@example.test"
            try stack.withTable("bcc", adding: list + "\nmarker2@example.test alice@example.test") {
                try stack.waitForAnswer("recipient-bcc", "marker2@example.test")
                let reply = try stack.send(to: "support@example.test", token: Stack.token())
                #expect(reply.code == 451)
            }
        }

        @Test func `an answer equal to the question makes no unknown user known`() throws {
            let stack = try Stack.shared()
            try stack.withTable("aliases", adding: "ghost: ghost\nmarker1: bob") {
                try stack.waitForAnswer("virtual-aliases", "marker1@example.test")
                let reply = try stack.send(to: "ghost@example.test", token: Stack.token())
                #expect(reply.code == 550)
                #expect(reply.text.hasPrefix("5.1.1"))
            }
        }

        @Test func `a lookup that fails defers the mail`() throws {
            let stack = try Stack.shared()
            let maps = "socketmap:unix:mailwright/lookup:"
            try stack.command("postfix virtual_mailbox_maps = \(maps)no-such-map")
            let log = try stack.mark("postfix")
            let outcome = Result {
                try wait(for: "451 at RCPT, \(log.text)") {
                    let reply = try stack.smtp().envelope(
                        from: "carol@sender.test", to: ["bob@example.test"])
                    return reply.code == 451 && reply.text.hasPrefix("4.3.0 <bob@example.test>")
                }
            }
            try stack.command("postfix virtual_mailbox_maps = \(maps)virtual-mailboxes")
            try outcome.get()
            #expect(!log.lines(with: "no such map").isEmpty, "\(log.text)")
        }
    }
}
