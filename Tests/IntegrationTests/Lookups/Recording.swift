import Protocols
import TestSupport
import Testing

/// Mail sent through a Postfix whose maps are all recorded, one message after the other.
struct Recording {
    /// What is sent: one message each.
    enum Session: CaseIterable {
        /// From Al+x@sender.test to Bob+Ext@vbox.test, the example of the table.
        case example
        /// To Bob+Ext@local.test, which is in mydestination.
        case local
        /// To Bob+Ext@relay.test, which is in relay_domains.
        case relay
        /// To Alias+Ext@vbox.test, which is Second+Two@vbox.test, which is Third@vbox.test.
        case alias
        /// To "a b"@vbox.test.
        case quoted
        /// From pr@vbox.test, without an extension.
        case plainSender
        /// From a client whose headers are rewritten, with other addresses in the header.
        case headers

        var sender: String { self == .plainSender ? "pr@vbox.test" : "Al+x@sender.test" }

        var recipient: String {
            switch self {
            case .local: "Bob+Ext@local.test"
            case .relay: "Bob+Ext@relay.test"
            case .alias: "Alias+Ext@vbox.test"
            case .quoted: "\"a b\"@vbox.test"
            default: "Bob+Ext@vbox.test"
            }
        }
    }

    /// The maps that are asked; `proxy` and `tcp` stand for the two other ways to ask.
    static let maps = [
        "mydestination", "virtual_alias_domains", "virtual_mailbox_domains", "relay_domains",
        "transport_maps", "relocated_maps", "recipient_canonical_maps", "canonical_maps",
        "sender_canonical_maps", "virtual_alias_maps", "virtual_mailbox_maps",
        "local_recipient_maps", "relay_recipient_maps", "check_sender_access",
        "check_recipient_access", "check_client_access", "smtpd_sender_login_maps",
        "sender_bcc_maps", "recipient_bcc_maps", "proxy", "tcp",
    ]

    /// Made by the first who asks.
    static let shared = Result { try Recording() }

    private let questions: [Session: [RecordingServer.Question]]

    /// What was asked for one message, in its order, repeats included.
    func questions(for session: Session) -> [RecordingServer.Question] {
        questions[session] ?? []
    }

    /// The keys that one map was asked for, for one message.
    func keys(of map: String, for session: Session) -> [String] {
        questions(for: session).filter { $0.map == map }.map(\.key)
    }

    private init() throws {
        let server = try RecordingServer(answer: Self.answer)
        defer { server.stop() }
        let postfix = try ListeningPostfix(Self.parameters(server))
        var questions: [Session: [RecordingServer.Question]] = [:]
        for (number, session) in Session.allCases.enumerated() {
            let before = server.questions.count
            let smtp = try postfix.smtp(from: session == .headers ? "127.0.0.1" : "127.0.0.3")
            let message = Stack.message(
                from: "Head+Er@header.test", to: "To+You@header.test", token: Stack.token())
            let reply = try smtp.deliver(from: session.sender, to: [session.recipient], message)
            guard reply.code == 250 else {
                throw Conversation.Failure("\(session): \(reply) \(postfix.log)")
            }
            try wait(for: "the delivery of \(session)") {
                postfix.log.split(separator: "\n").filter { $0.contains("status=sent") }.count
                    > number
            }
            questions[session] = Array(server.questions.dropFirst(before))
        }
        self.questions = questions
    }

    private static func answer(_ map: String, _ key: String) -> SocketmapReply {
        switch (map, key) {
        case ("virtual_mailbox_domains", "vbox.test"), ("mydestination", "local.test"),
            ("relay_domains", "relay.test"), ("local_recipient_maps", _),
            ("virtual_mailbox_maps", _), ("relay_recipient_maps", _):
            .found(Array("x".utf8))
        case ("virtual_alias_maps", let key) where key.lowercased() == "alias+ext@vbox.test":
            .found(Array("Second+Two@vbox.test".utf8))
        case ("virtual_alias_maps", "Second+Two@vbox.test"): .found(Array("Third@vbox.test".utf8))
        default: .notFound
        }
    }

    private static func parameters(_ server: RecordingServer) throws -> String {
        let access = ["check_client_access", "check_sender_access", "check_recipient_access"]
        let here = "socketmap:inet:127.0.0.1:\(server.socketmapPort)"
        let checks = access.map { "\($0) \(here):\($0)" }
        let parameters = maps.filter { !access.contains($0) && $0 != "proxy" && $0 != "tcp" }.map {
            switch $0 {
            case "sender_bcc_maps": "\($0) = \(here):\($0), proxy:\(here):proxy"
            case "relocated_maps": "\($0) = \(here):\($0), tcp:127.0.0.1:\(server.tcpTablePort)"
            default: "\($0) = \(here):\($0)"
            }
        }
        return parameters.joined(separator: "\n") + """

            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = \(try Stack.shared().site.sockets.sasl)
            smtpd_recipient_restrictions = reject_unauthenticated_sender_login_mismatch,
                \(checks.joined(separator: ",\n    "))
            smtpd_relay_restrictions = reject_unauth_destination
            """
    }
}
