import Mail
import Sieve
import Testing

@Suite struct MailtoMessageTests {
    private let mail = message(
        """
        From: Ann <ann@example.com>
        Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
        Message-ID: <1@example.com>

        Secret.

        """)

    private func notices(
        _ commands: String, on mail: MessageInMemory? = nil, sender: String = "ann@example.com",
        settings: [String: String] = [:]
    ) throws -> RecordingPerformer {
        try RecordingPerformer(
            #"require ["enotify", "variables"]; \#(commands)"#, on: mail ?? self.mail,
            envelope: SieveEnvelope(
                sender: Array(sender.utf8), recipient: Array("bob@example.org".utf8)),
            settings: settings)
    }

    private func envelopeSender(
        _ tags: String = "", sender: String = "ann@example.com", from source: String? = nil
    ) throws -> String {
        let settings = source.map { ["notify_mailto_envelope_from": $0] } ?? [:]
        let result = try notices(
            "notify \(tags) \"mailto:a@b.test\";", sender: sender, settings: settings)
        return String(decoding: result.sent.first?.envelopeSender ?? [0x3F], as: UTF8.self)
    }

    @Test func `the notice has all fields that it needs`() throws {
        let result = try notices(
            """
            notify :importance "1" :message "Mail from Ann" :from "Bob <bob@example.org>"
                "mailto:a@b.test?cc=c@d.test&body=See%20there.&keywords=mail";
            """)
        #expect(
            result.texts == [
                """
                Message-ID: <1.2@example.org>
                Date: Sat, 14 Feb 2009 00:31:30 +0100
                X-Sieve: Mailwright
                From: Bob <bob@example.org>
                To: a@b.test
                Cc: c@d.test
                Subject: Mail from Ann
                Auto-Submitted: auto-notified; owner-email="bob@example.org"
                Precedence: bulk
                X-Priority: 1 (Highest)
                Importance: High
                Keywords: mail
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                See there.

                """
            ])
        #expect(
            result.sent.map(\.recipients) == [[Array("a@b.test".utf8), Array("c@d.test".utf8)]])
        #expect(result.sent.map(\.replacesMessage) == [false])
        #expect(result.sent.map(\.isExpendable) == [true])
        #expect(result.stored.count == 1)
    }

    @Test func `without tags there are defaults, and nothing of the message but its subject`()
        throws
    {
        let text = try #require(try notices(#"notify "mailto:a@b.test";"#).texts.first)
        #expect(text.contains("\nFrom: \"Postmaster\" <postmaster@example.org>\n"))
        #expect(text.contains("\nSubject: =?utf-8?b?Tm90aWZpY2F0aW9uOiBHcsO8w59l?=\n"))
        #expect(text.contains("\nX-Priority: 3 (Normal)\nImportance: Normal\n"))
        #expect(text.hasSuffix("\n\nNotification of new message.\n"))
        #expect(!text.contains("Secret"))
        let bare = try notices(#"notify "mailto:a@b.test";"#, on: message("A: b\n\n"))
        #expect(bare.texts.first?.contains("\nSubject: Notification: (no subject)\n") == true)
        let said = try notices(#"notify "mailto:a@b.test?subject=Hi";"#)
        #expect(said.texts.first?.contains("\nSubject: Hi\n") == true)
    }

    @Test func `nobody is told twice`() throws {
        let result = try notices(
            """
            notify "mailto:a@b.test%2CA@B.test?cc=a@b.test";
            notify "mailto:c@d.test?cc=A@b.test";
            notify "mailto:c@d.test";
            """)
        #expect(
            result.sent.map(\.recipients)
                == [[Array("a@b.test".utf8)], [Array("c@d.test".utf8)]])
        #expect(result.texts.last?.contains("\nCc:") == false)
    }

    @Test(arguments: ["auto-replied", "auto-notified; owner-email=\"x\"", ""])
    func `mail of programs gives no notice`(_ value: String) throws {
        let mail = message("Auto-Submitted: \(value)\n\n")
        #expect(try notices(#"notify "mailto:a@b.test";"#, on: mail).sent.isEmpty)
    }

    @Test(arguments: ["Auto-Submitted: no", "List-Id: <a.b>", "Precedence: list"])
    func `other mail does`(_ field: String) throws {
        let mail = message("\(field)\n\n")
        #expect(try notices(#"notify "mailto:a@b.test";"#, on: mail).sent.count == 1)
    }

    @Test func `the null sender is answered by the null sender`() throws {
        #expect(try envelopeSender() == "postmaster@example.org")
        #expect(try envelopeSender(#":from "x@y.test""#) == "x@y.test")
        #expect(try envelopeSender(#":from "x@y.test""#, sender: "") == "")
    }

    @Test(arguments: [
        ("sender", "ann@example.com"), ("recipient", "bob@example.org"),
        ("orig_recipient", "bob@example.org"), ("user_email", "bob@example.org"),
        ("postmaster", "postmaster@example.org"), ("<o@p.test>", "o@p.test"), ("<>", ""),
        ("default", "x@y.test"),
    ])
    func `the site says what is in the envelope`(_ source: String, _ expected: String) throws {
        #expect(try envelopeSender(#":from "x@y.test""#, from: source) == expected)
    }

    @Test func `the user can be named`() throws {
        let result = try notices(
            #"notify "mailto:a@b.test";"#,
            settings: ["user_email": "me@example.org", "notify_mailto_envelope_from": "user_email"])
        #expect(result.texts.first?.contains("owner-email=\"me@example.org\"") == true)
        #expect(result.sent.first?.envelopeSender == Array("me@example.org".utf8))
    }

    @Test func `what a variable brings stays in its place`() throws {
        let result = try notices(
            #"""
            set "v" "x
            Bcc: evil@b.test";
            set :encodeurl "e" "${v}";
            notify :message "${v}" "mailto:a@b.test?body=${e}&keywords=${e}";
            """#)
        let text = try #require(result.texts.first)
        #expect(!text.prefix { $0 != "\u{0}" }.contains("\nBcc: evil@b.test\nX-"))
        #expect(text.contains("\nSubject: x"))
        #expect(text.contains("\nKeywords: x"))
        #expect(result.sent.map(\.recipients) == [[Array("a@b.test".utf8)]])
    }
}
