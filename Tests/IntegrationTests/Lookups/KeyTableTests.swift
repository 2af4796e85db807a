import Protocols
import TestSupport
import Testing

extension StackTests {
    /// Which keys each parameter of Postfix sends to a served map, for mail from
    /// Al+x@sender.test to Bob+Ext@vbox.test: what our maps are built upon.
    @Suite struct KeyTableTests {
        /// One session of the example, recorded; made by the first test that asks.
        private static let recorded = Result { try Recording() }

        struct Row: CustomTestStringConvertible {
            let parameter: String
            let keys: Set<String>
            var testDescription: String { parameter }

            init(_ parameter: String, _ keys: Set<String>) {
                self.parameter = parameter
                self.keys = keys
            }
        }

        private static let given: Set = [
            "Bob+Ext@vbox.test", "Bob+Ext@local.test", "Bob+Ext@relay.test",
        ]
        private static let folded = Set(given.map { $0.lowercased() })
        private static let domains: Set = ["sender.test", "vbox.test", "local.test", "relay.test"]

        static let rows = [
            // trivial-rewrite(8): bare domains, of the sender too, until one list has it.
            Row("mydestination", domains),
            Row("virtual_alias_domains", domains),
            Row("virtual_mailbox_domains", domains),
            Row("relay_domains", domains.subtracting(["local.test"])),
            Row("transport_maps", given.union(["*", "Al+x@sender.test"])),
            Row("relocated_maps", given.union(["Al+x@sender.test"])),
            // smtpd(8) asks folded, cleanup(8) as it was given.
            Row("recipient_canonical_maps", folded.union(given)),
            Row("canonical_maps", folded.union(given).union(["Al+x@sender.test"])),
            Row("sender_canonical_maps", ["Al+x@sender.test"]),
            Row("virtual_alias_maps", folded.union(given)),
            Row("virtual_mailbox_maps", ["bob+ext@vbox.test"]),
            Row("local_recipient_maps", ["bob+ext@local.test"]),
            Row("relay_recipient_maps", ["bob+ext@relay.test"]),
            Row("check_sender_access", ["al+x@sender.test"]),
            Row("check_recipient_access", folded),
            Row("check_client_access", ["unknown", "127.0.0.3"]),
            Row("smtpd_sender_login_maps", ["al+x@sender.test"]),
            Row("sender_bcc_maps", ["Al+x@sender.test"]),
            Row("recipient_bcc_maps", given),
            // proxy:socketmap: asks the same, and so does tcp_table(5) for relocated_maps.
            Row("proxy", ["Al+x@sender.test"]),
            Row("tcp", given.union(["Al+x@sender.test"])),
        ]

        @Test(arguments: rows)
        func `the keys are those of the table`(row: Row) throws {
            let recording = try Self.recorded.get()
            #expect(Set(recording.server.keys(of: row.parameter)) == row.keys)
        }

        @Test func `every recorded map is a row of the table`() throws {
            let recording = try Self.recorded.get()
            #expect(Set(recording.names) == Set(Self.rows.map(\.parameter)))
        }
    }
}

/// The example of the table, sent through a Postfix whose maps are all recorded.
private struct Recording {
    let server: RecordingServer

    let names = [
        "mydestination", "virtual_alias_domains", "virtual_mailbox_domains", "relay_domains",
        "transport_maps", "relocated_maps", "recipient_canonical_maps", "canonical_maps",
        "sender_canonical_maps", "virtual_alias_maps", "virtual_mailbox_maps",
        "local_recipient_maps", "relay_recipient_maps", "check_sender_access",
        "check_recipient_access", "check_client_access", "smtpd_sender_login_maps",
        "sender_bcc_maps", "recipient_bcc_maps", "proxy", "tcp",
    ]

    init() throws {
        let server = try RecordingServer { map, key in
            switch (map, key) {
            case ("virtual_mailbox_domains", "vbox.test"), ("mydestination", "local.test"),
                ("relay_domains", "relay.test"), ("local_recipient_maps", _),
                ("virtual_mailbox_maps", _), ("relay_recipient_maps", _):
                .found(Array("x".utf8))
            default: .notFound
            }
        }
        self.server = server
        defer { server.stop() }
        let access = ["check_client_access", "check_sender_access", "check_recipient_access"]
        let here = "socketmap:inet:127.0.0.1:\(server.socketmapPort)"
        let checks = access.map { "\($0) \(here):\($0)" }
        let maps = names.filter { !access.contains($0) && $0 != "proxy" && $0 != "tcp" }.map {
            switch $0 {
            case "sender_bcc_maps": "\($0) = \(here):\($0), proxy:\(here):proxy"
            case "relocated_maps": "\($0) = \(here):\($0), tcp:127.0.0.1:\(server.tcpTablePort)"
            default: "\($0) = \(here):\($0)"
            }
        }
        let stack = try Stack.shared()
        let postfix = try ListeningPostfix(
            maps.joined(separator: "\n") + """

                smtpd_sasl_auth_enable = yes
                smtpd_sasl_type = dovecot
                smtpd_sasl_path = \(stack.site.sockets.sasl)
                smtpd_recipient_restrictions = reject_unauthenticated_sender_login_mismatch,
                    \(checks.joined(separator: ",\n    "))
                smtpd_relay_restrictions = reject_unauth_destination
                """)
        let smtp = try postfix.smtp()
        let message = Stack.message(
            from: "Al+x@sender.test", to: "Bob+Ext@vbox.test", token: Stack.token())
        let reply = try smtp.deliver(
            from: "Al+x@sender.test",
            to: ["Bob+Ext@vbox.test", "Bob+Ext@local.test", "Bob+Ext@relay.test"], message)
        guard reply.code == 250 else { throw Conversation.Failure("\(reply) \(postfix.log)") }
        try wait(for: "three deliveries") {
            postfix.log.split(separator: "\n").filter { $0.contains("status=sent") }.count >= 3
        }
    }
}
