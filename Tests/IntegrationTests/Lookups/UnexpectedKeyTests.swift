import TestSupport
import Testing

extension StackTests {
    /// Keys of every shape that Postfix sends, asked of the running mailwrightd with postmap(1).
    @Suite struct UnexpectedKeyTests {
        private static let maps = [
            "virtual-aliases", "virtual-mailboxes", "virtual-domains", "recipient-bcc",
            "transport", "sender-logins",
        ]

        @Test(arguments: [
            "*", "[1.2.3.4]", "1.2.3.4", "unknown.test", ".test", "a@b@unknown.test",
            "\"a b\"@unknown.test", "a b@unknown.test", "@unknown.test", "nobody@", "<>",
            "user@[1.2.3.4]", "\"\"@unknown.test", "Bob+Ext@unknown.test", "élan@unknown.test",
            "nobody+@example.test", "+x@example.test", "\"no body\"@example.test",
        ])
        func `a key of another shape is not found and no error`(key: String) throws {
            let stack = try Stack.shared()
            let log = try stack.mark("mailwrightd")
            for map in Self.maps {
                let outcome = try stack.postmap(map, key)
                #expect(outcome.status == 1, "\(map) \(key): \(outcome)")
                #expect(outcome.output.isEmpty)
                #expect(outcome.errors.isEmpty, "\(map) \(key): \(outcome.errors)")
            }
            #expect(log.text.isEmpty)
        }

        @Test func `an empty key is not found`() throws {
            let stack = try Stack.shared()
            let conversation = try Conversation(socket: stack.site.sockets.lookup)
            try conversation.send(Array("16:virtual-aliases ,15:virtual-aliases,".utf8))
            #expect(try conversation.bytes(24) == Array("9:NOTFOUND ,9:NOTFOUND ,".utf8))
        }

        struct Question: CustomTestStringConvertible {
            let map: String
            let key: String
            let value: String
            var testDescription: String { "\(map) \(key)" }

            init(_ map: String, _ key: String, _ value: String) {
                self.map = map
                self.key = key
                self.value = value
            }
        }

        @Test(arguments: [
            Question("virtual-aliases", "Bob.Brown+Ext@Example.Test", "bob+Ext@example.test"),
            Question("virtual-aliases", "bob.brown+ext@example.test", "bob+ext@example.test"),
            Question(
                "virtual-aliases", "DELETED12@example.test",
                "support+deletedaccounts@example.test, support@issue.example.test"),
            Question(
                "virtual-aliases", "Board@example.test", "alice@example.test, bob@example.test"),
            Question("virtual-mailboxes", "Bob+Ext@example.test", "bob/Maildir/"),
            Question("virtual-mailboxes", "\"bob\"@example.test", "bob/Maildir/"),
            Question("virtual-domains", "Example.Test", "example.test"),
            Question("recipient-bcc", "Board@example.test", "board-copies@example.test"),
            Question("sender-logins", "press+x@example.test", "alice"),
            Question("sender-logins", "Alice@example.test", "alice"),
        ])
        func `keys of the table in any case have their answer`(question: Question) throws {
            let outcome = try Stack.shared().postmap(question.map, question.key)
            #expect(outcome.output == question.value + "\n", "\(outcome)")
        }

        @Test func `the extension goes with the mail and its case is kept`() throws {
            let stack = try Stack.shared()
            let token = Stack.token()
            let reply = try stack.send(to: "Bob.Brown+Ext@Example.Test", token: token)
            #expect(reply.code == 250)
            let file = try stack.arrival(of: token, for: "bob")
            let text = try #require(Files.text(file))
            #expect(text.contains("Delivered-To: bob+Ext@example.test"), "\(text)")
        }
    }
}
