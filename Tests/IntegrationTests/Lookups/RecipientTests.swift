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
    }
}
