import Mail
import Sieve
import Testing

@Suite struct VndDovecotReportTests {
    private let mail = message(
        """
        Return-Path: <spammer@example.com>
        From: "Steve Pammer" <spammer@example.com>
        To: "Victor Timson" <victim@example.org>
        Subject: Male enhancement products

        We have very interesting offers!

        """)

    private func reports(
        _ commands: String, on mail: MessageInMemory? = nil, sender: String = "spammer@example.com",
        settings: [String: String] = [:]
    ) throws -> RecordingPerformer {
        try RecordingPerformer(
            #"require ["vnd.dovecot.report", "variables"]; \#(commands)"#, on: mail ?? self.mail,
            envelope: SieveEnvelope(
                sender: Array(sender.utf8), recipient: Array("victim@example.org".utf8)),
            settings: settings)
    }

    @Test func `the report has the text, the feedback and the message`() throws {
        let result = try reports(
            #"report "abuse" "This spam message slipped through." "spam-report@example.org";"#)
        #expect(
            result.texts == [
                """
                Message-ID: <1.2@example.org>
                Date: Sat, 14 Feb 2009 00:31:30 +0100
                From: "Postmaster" <postmaster@example.org>
                To: <spam-report@example.org>
                Subject: Report: Male enhancement products
                Auto-Submitted: auto-generated (report)
                Precedence: bulk
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report;
                 boundary="=_1.2"

                --=_1.2
                Content-Disposition: inline
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                This spam message slipped through.

                --=_1.2
                Content-Type: message/feedback-report

                Version: 1
                Feedback-Type: abuse
                User-Agent: Mailwright
                Original-Mail-From: <spammer@example.com>
                Dovecot-Reporting-User: <victim@example.org>

                --=_1.2
                Content-Type: message/rfc822
                Content-Disposition: attachment

                Return-Path: <spammer@example.com>
                From: "Steve Pammer" <spammer@example.com>
                To: "Victor Timson" <victim@example.org>
                Subject: Male enhancement products

                We have very interesting offers!

                --=_1.2--

                """
            ])
        #expect(result.sent.map(\.envelopeSender) == [Array("postmaster@example.org".utf8)])
        #expect(result.sent.map(\.isExpendable) == [true])
        #expect(result.stored.count == 1)
    }

    @Test func `the header alone can be reported`() throws {
        let text = try #require(
            try reports(#"report :headers_only "abuse" "x" "a@b.test";"#).texts.first)
        #expect(text.contains("\nContent-Type: text/rfc822-headers\n"))
        #expect(text.contains("\nTo: \"Victor Timson\" <victim@example.org>\n"))
        #expect(!text.contains("offers"))
    }

    @Test func `the message is reported as it came`() throws {
        let result = try RecordingPerformer(
            #"""
            require ["vnd.dovecot.report", "editheader"];
            addheader "X-A" "1"; deleteheader "Subject"; report "abuse" "x" "a@b.test";
            """#, on: mail)
        #expect(result.texts.first?.contains("X-A") == false)
        #expect(result.texts.first?.contains("\nSubject: Male enhancement products\n") == true)
    }

    @Test func `eight bits are told of`() throws {
        let text = try #require(
            try reports(#"report "abuse" "ö" "a@b.test";"#, on: message("A: b\n\nü\n")).texts.first)
        #expect(text.contains("\nContent-Transfer-Encoding: 8bit\n\n--=_1.2\n"))
        #expect(text.contains("\nContent-Transfer-Encoding: 8bit\n\nA: b\n\nü\n"))
        #expect(text.contains("=C3=B6"))
    }

    @Test func `of one kind there is one report to one address, the first`() throws {
        let result = try reports(
            """
            report "abuse" "one" "a@b.test"; report "ABUSE" "two" "A@B.test";
            report "fraud" "three" "a@b.test"; report "abuse" "four" "c@d.test";
            """)
        #expect(result.sent.count == 3)
        #expect(result.texts.contains { $0.contains("\none\n") })
        #expect(!result.texts.contains { $0.contains("\ntwo\n") })
    }

    @Test func `the user gets no report`() throws {
        #expect(try reports(#"report "abuse" "x" "Victim@example.org";"#).sent.isEmpty)
        #expect(
            try reports(
                #"report "abuse" "x" "me@example.org";"#,
                settings: ["user_email": "me@example.org"]
            ).sent.isEmpty)
    }

    @Test(arguments: [
        ("sender", "spammer@example.com"), ("recipient", "victim@example.org"),
        ("<frop@example.com>", "frop@example.com"), ("postmaster", "postmaster@example.org"),
    ])
    func `the site says whom reports come from`(_ source: String, _ expected: String) throws {
        let result = try reports(
            #"report "abuse" "x" "a@b.test";"#, settings: ["report_from": source])
        #expect(result.sent.first?.envelopeSender == Array(expected.utf8))
        #expect(result.texts.first?.contains("<\(expected)>\nTo: <a@b.test>") == true)
        let other = try reports(#"report "abuse" "x" "a@b.test";"#, sender: "")
        #expect(other.sent.first?.envelopeSender == [])
    }

    @Test func `errors have their places`() throws {
        expectErrors(
            #"require "vnd.dovecot.report"; report 1️⃣"?" "x" "a@b.test";"#,
            "\"?\" is no type of a report; write for instance \"abuse\"")
        expectErrors(
            #"require "vnd.dovecot.report"; report "abuse" "x" 1️⃣"a";"#,
            "\"a\" is no address; write it as in \"user@example.org\"")
        #expect(throws: (any Error).self) {
            try reports(#"set "v" "?"; report "${v}" "x" "a@b.test";"#)
        }
        #expect(throws: (any Error).self) {
            try reports(#"set "v" "?"; report "abuse" "x" "${v}";"#)
        }
        let report = try actions(
            of: #"require "vnd.dovecot.report"; report "abuse" "x" "a@b.test";"#)
        #expect(report.hasPrefix(#"{"actions":[{"a":"report","type":"abuse","to":["a@b.test"],"#))
    }
}
