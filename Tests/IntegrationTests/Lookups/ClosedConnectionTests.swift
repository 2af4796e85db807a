import Protocols
import TestSupport
import Testing

extension StackTests {
    /// A server of lookups may close a connection that nobody uses: Postfix asks again.
    @Suite struct ClosedConnectionTests {
        private let server: RecordingServer

        init() throws {
            server = try RecordingServer { _, key in
                key.hasPrefix("nobody") ? .notFound : .found(Array("x".utf8))
            }
        }

        @Test(arguments: ["socketmap", "tcp"])
        func `postmap asks again where it was closed`(type: String) throws {
            defer { server.stop() }
            let postmap = try Conversation(
                program: "/usr/sbin/postmap",
                [
                    "-c", Stack.shared().site.postfix.configuration, "-q", "-",
                    server.table(type),
                ], errors: "/dev/null")
            try postmap.send(Array("first@vbox.test\n".utf8))
            try wait(for: "the first question") { server.questions.count == 1 }
            server.hangUp()
            try postmap.send(Array("second@vbox.test\nnobody@vbox.test\n".utf8))
            postmap.finish()
            let said = String(decoding: try postmap.rest(), as: UTF8.self)
            #expect(said == "first@vbox.test\tx\nsecond@vbox.test\tx\n")
            #expect(
                server.questions.map(\.key) == [
                    "first@vbox.test", "second@vbox.test", "nobody@vbox.test",
                ])
        }

        @Test(arguments: ["socketmap", "tcp"])
        func `smtpd asks again where it was closed`(type: String) throws {
            defer { server.stop() }
            let postfix = try ListeningPostfix(
                """
                virtual_mailbox_domains = vbox.test
                virtual_mailbox_maps = \(server.table(type))
                smtpd_relay_restrictions = reject_unauth_destination
                """)
            let smtp = try postfix.smtp()
            let sender = "carol@sender.test"
            #expect(try smtp.envelope(from: sender, to: ["first@vbox.test"]).code == 250)
            server.hangUp()
            #expect(try smtp.command("RCPT TO:<second@vbox.test>").code == 250, "\(postfix.log)")
            server.hangUp()
            #expect(try smtp.command("RCPT TO:<nobody@vbox.test>").code == 550)
        }
    }
}

extension RecordingServer {
    /// The way to it, as Postfix names it.
    fileprivate func table(_ type: String) -> String {
        type == "tcp"
            ? "tcp:127.0.0.1:\(tcpTablePort)" : "socketmap:inet:127.0.0.1:\(socketmapPort):map"
    }
}
