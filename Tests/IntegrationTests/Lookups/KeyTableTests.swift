import TestSupport
import Testing

extension StackTests {
    /// Which keys each parameter of Postfix sends to a served map, and in which order, for mail
    /// from Al+x@sender.test to Bob+Ext@vbox.test: what our maps are built upon.
    @Suite struct KeyTableTests {
        struct Row: CustomTestStringConvertible {
            let parameter: String
            let session: Recording.Session
            let keys: [String]
            var testDescription: String { parameter }

            init(
                _ parameter: String, in session: Recording.Session = .example, _ keys: [String]
            ) {
                self.parameter = parameter
                self.session = session
                self.keys = keys
            }
        }

        private static let folded = "bob+ext@vbox.test"
        private static let given = "Bob+Ext@vbox.test"
        private static let sender = "Al+x@sender.test"

        /// What trivial-rewrite(8) asks: how often depends on what others have asked it before.
        static let resolving = [
            // Bare domains, of the sender too, until one list has it.
            Row("mydestination", ["sender.test", "vbox.test"]),
            Row("virtual_alias_domains", ["sender.test", "vbox.test"]),
            Row("virtual_mailbox_domains", ["sender.test", "vbox.test"]),
            Row("relay_domains", ["sender.test", "vbox.test"]),
            Row("relay_domains", in: .local, ["sender.test"]),
            Row("transport_maps", ["*", sender, given]),
            Row("relocated_maps", [sender, given]),
            // tcp_table(5) asks the same as socketmap_table(5).
            Row("tcp", [sender, given]),
        ]

        /// What smtpd(8), which folds, and cleanup(8), which does not, ask: each key once.
        static let rewriting = [
            Row("recipient_canonical_maps", [folded, given]),
            Row("canonical_maps", [folded, sender, given]),
            Row("sender_canonical_maps", [sender]),
            Row("virtual_alias_maps", [folded, given]),
            Row("virtual_mailbox_maps", [folded]),
            Row("local_recipient_maps", in: .local, ["bob+ext@local.test"]),
            Row("relay_recipient_maps", in: .relay, ["bob+ext@relay.test"]),
            Row("check_sender_access", ["al+x@sender.test"]),
            Row("check_recipient_access", [folded]),
            // The name, then the address.
            Row("check_client_access", ["unknown", "127.0.0.3"]),
            Row("smtpd_sender_login_maps", ["al+x@sender.test"]),
            Row("smtpd_sender_login_maps", in: .plainSender, ["pr@vbox.test"]),
            Row("sender_bcc_maps", [sender]),
            Row("recipient_bcc_maps", [given]),
            // So does proxy:socketmap:.
            Row("proxy", [sender]),
            // Each result of an alias is asked for in its turn.
            Row(
                "virtual_alias_maps", in: .alias,
                [
                    "alias+ext@vbox.test", "Alias+Ext@vbox.test", "Second+Two@vbox.test",
                    "Third@vbox.test",
                ]),
            // What an alias is known by is not asked for as a mailbox.
            Row("virtual_mailbox_maps", in: .alias, []),
            // The header's addresses, after the envelope's.
            Row("sender_canonical_maps", in: .headers, [sender, "Head+Er@header.test"]),
            Row("recipient_canonical_maps", in: .headers, [folded, given, "To+You@header.test"]),
            Row(
                "canonical_maps", in: .headers,
                [folded, sender, given, "Head+Er@header.test", "To+You@header.test"]),
            Row("virtual_alias_maps", in: .headers, [folded, given]),
        ]

        private static let quoted = "\"a b\"@vbox.test"
        private static let plain = "a b@vbox.test"

        /// A quoted local part: most ask for it without the quotes as well.
        static let quoting = [
            Row("check_recipient_access", in: .quoted, [quoted, plain]),
            Row("recipient_bcc_maps", in: .quoted, [quoted, plain]),
            // smtpd(8) both, then cleanup(8) the quoted one alone.
            Row("recipient_canonical_maps", in: .quoted, [quoted, plain, quoted]),
            Row("virtual_alias_maps", in: .quoted, [quoted, plain, quoted]),
            // Found at the first one.
            Row("virtual_mailbox_maps", in: .quoted, [quoted]),
        ]

        @Test(arguments: rewriting + quoting)
        func `the keys are those of the table, in its order and no more often`(row: Row) throws {
            let recording = try Recording.shared.get()
            #expect(recording.keys(of: row.parameter, for: row.session) == row.keys)
        }

        @Test(arguments: resolving)
        func `the keys of resolving are those of the table, in its order`(row: Row) throws {
            let recording = try Recording.shared.get()
            #expect(different(recording.keys(of: row.parameter, for: row.session)) == row.keys)
        }

        @Test(arguments: ["transport_maps", "relocated_maps", "tcp"])
        func `a quoted local part is resolved with its quotes, then without`(
            parameter: String
        ) throws {
            let keys = try Recording.shared.get().keys(of: parameter, for: .quoted)
            #expect(different(keys).filter { $0.contains("a b") } == [Self.quoted, Self.plain])
        }

        /// Each key at its first place.
        private func different(_ keys: [String]) -> [String] {
            keys.reduce(into: []) { different, key in
                if !different.contains(key) { different.append(key) }
            }
        }

        @Test(arguments: [
            (Recording.Session.example, "virtual_mailbox_maps", folded),
            (.local, "local_recipient_maps", "bob+ext@local.test"),
            (.relay, "relay_recipient_maps", "bob+ext@relay.test"),
        ])
        func `whether a recipient is known is asked in the order of the table`(
            session: Recording.Session, last: String, key: String
        ) throws {
            let asked = try Recording.shared.get().questions(for: session).filter { $0.key == key }
            #expect(
                asked.map(\.map) == [
                    "check_recipient_access", "recipient_canonical_maps", "canonical_maps",
                    "virtual_alias_maps", last,
                ])
        }

        @Test func `cleanup asks in the order of its rewriting`() throws {
            let recording = try Recording.shared.get()
            let asked = recording.questions(for: .example).filter { $0.key == Self.given }
            let maps = asked.map(\.map)
            let rewriting = [
                "recipient_canonical_maps", "canonical_maps", "virtual_alias_maps",
                "recipient_bcc_maps",
            ]
            #expect(maps.filter(rewriting.contains) == rewriting)
        }

        @Test func `the transport map is asked for everybody before anything else`() throws {
            let first = try Recording.shared.get().questions(for: .example).first
            #expect(first == RecordingServer.Question(map: "transport_maps", key: "*"))
        }

        @Test func `every recorded map is a row of the table`() {
            let rows = Self.resolving + Self.rewriting
            #expect(Set(Recording.maps) == Set(rows.map(\.parameter)))
        }
    }
}
