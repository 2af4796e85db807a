import TestSupport
import Testing

extension StackTests {
    /// Maps of the running mailwrightd that the site does not have, or reaches in another way.
    @Suite struct RealClientTests {
        @Test(arguments: [
            "swift@lists.example.test", "Swift+Ext@Lists.example.test",
            "\"a b\"@lists.example.test",
            "100%25@lists.example.test",
        ])
        func `postmap finds a key over tcp_table`(key: String) throws {
            let outcome = try Stack.shared().postmap(overTCPTable: key)
            let sink = try Stack.shared().port("lists")
            #expect(outcome.status == 0, "\(outcome)")
            #expect(outcome.output == "smtp:[127.0.0.1]:\(sink)\n")
            #expect(outcome.errors.isEmpty)
        }

        @Test(arguments: [
            "*", "a b@unknown.test", "a%b+c@unknown.test", "élan@unknown.test", "[1.2.3.4]",
            "unknown.test", "@",
        ])
        func `postmap does not find a key over tcp_table, and that is no error`(
            key: String
        ) throws {
            let outcome = try Stack.shared().postmap(overTCPTable: key)
            #expect(outcome.status == 1, "\(outcome)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.isEmpty)
        }

        @Test func `a real smtpd rejects what access maps say`() throws {
            let stack = try Stack.shared()
            let maps = [
                "clients": "inline:{{127.7 = REJECT bad network}}",
                "senders": "inline:{{spam.test = REJECT bad sender}, {ill@ = DEFER ill sender}}",
                "recipients": "inline:{{bob@vbox.test = REJECT bad recipient}}",
            ]
            let settings = maps.mapValues { "{ keys: access, tables: [\"\($0)\"] }" }
            let postfix = try ListeningPostfix(
                """
                virtual_mailbox_domains = vbox.test
                virtual_mailbox_maps = static:x
                smtpd_relay_restrictions = reject_unauth_destination
                smtpd_recipient_restrictions =
                    check_client_access \(stack.map("clients")),
                    check_sender_access \(stack.map("senders")),
                    check_recipient_access \(stack.map("recipients"))
                """)
            try stack.withMaps(settings) {
                for (client, sender, recipient, expected) in [
                    ("127.0.0.3", "carol@sender.test", "carol@vbox.test", "250 2.1.5"),
                    ("127.7.0.1", "carol@sender.test", "carol@vbox.test", "554 5.7.1 bad network"),
                    ("127.0.0.3", "A+b@Sub.Spam.test", "carol@vbox.test", "554 5.7.1 bad sender"),
                    ("127.0.0.3", "ill+x@sender.test", "carol@vbox.test", "450 4.7.1 ill sender"),
                    ("127.0.0.3", "c@sender.test", "Bob+Ext@VBox.test", "554 5.7.1 bad recipient"),
                ] {
                    let smtp = try postfix.smtp(from: client)
                    let reply = try smtp.envelope(from: sender, to: [recipient]).description
                    #expect(reply.hasPrefix(String(expected.prefix(9))), "\(sender): \(reply)")
                    #expect(reply.contains(expected.dropFirst(10)), "\(sender): \(reply)")
                }
            }
        }

        @Test func `a real smtpd and cleanup rewrite what a canonical map says`() throws {
            let stack = try Stack.shared()
            let rule = "inline:{old.name@vbox.test=new.name@vbox.test}"
            let postfix = try ListeningPostfix(
                """
                virtual_mailbox_domains = vbox.test
                virtual_mailbox_maps = inline:{new.name@vbox.test=x}
                recipient_canonical_maps = \(stack.map("canonical"))
                smtpd_relay_restrictions = reject_unauth_destination
                """)
            try stack.withMaps(["canonical": "{ keys: address, tables: [\"\(rule)\"] }"]) {
                let smtp = try postfix.smtp()
                let token = Stack.token()
                let recipient = "Old.Name+Ext@vbox.test"
                let reply = try smtp.deliver(
                    from: "carol@sender.test", to: [recipient],
                    Stack.message(to: recipient, token: token))
                #expect(reply.code == 250, "\(reply)")
                let line = try wait(for: "the delivery in \(postfix.log)") {
                    postfix.log.split(separator: "\n").first { $0.contains("status=sent") }
                }
                #expect(line.contains("to=<new.name+Ext@vbox.test>, orig_to=<\(recipient)>"))
                // An answer equal to the question makes nobody known.
                let unknown = try postfix.smtp().envelope(
                    from: "carol@sender.test", to: ["nobody@vbox.test"])
                #expect(unknown.code == 550, "\(unknown)")
            }
        }
    }
}

extension Stack {
    /// A map of mailwrightd, as a chrooted Postfix finds it too.
    fileprivate func map(_ name: String) -> String {
        "socketmap:inet:127.0.0.1:\(site.ports["lookup"] ?? 0):\(name)"
    }

    /// Asks the transport map over tcp_table(5).
    fileprivate func postmap(overTCPTable key: String) throws -> Program.Outcome {
        try postfix("postmap", "-q", key, "tcp:127.0.0.1:\(port("tcp_transport"))")
    }
}
