import TestSupport
import Testing

extension StackTests {
    /// Who may send as whom on port 465.
    @Suite struct SenderTests {
        private func reply(as sender: String) throws -> SMTPClient.Reply {
            let stack = try Stack.shared()
            let smtp = try stack.submission()
            let login = try smtp.login("alice", stack.user("alice").password)
            #expect(login.code == 235)
            return try smtp.envelope(from: sender, to: ["bob@example.test"])
        }

        @Test(arguments: [
            "alice@example.test", "Alice@Example.Test", "alice.adams@example.test",
            "press@example.test", "press+x@example.test", "alice+shop@example.test",
            "Alice.Adams+Shop@example.test",
        ])
        func `an owner sends from own addresses with and without extension`(
            sender: String
        ) throws {
            #expect(try reply(as: sender).code == 250)
        }

        @Test(arguments: ["bob@example.test", "bob.brown@example.test", "nobody@example.test"])
        func `nobody sends from a foreign address`(sender: String) throws {
            let reply = try reply(as: sender)
            #expect(reply.code == 553)
            #expect(reply.text.contains("5.7.1 <\(sender)>: Sender address rejected: not owned"))
        }

        @Test func `sending needs a login`() throws {
            let smtp = try Stack.shared().submission()
            let reply = try smtp.envelope(from: "alice@example.test", to: ["bob@example.test"])
            #expect(reply.code == 554 || reply.code == 553, "\(reply)")
        }
    }
}
