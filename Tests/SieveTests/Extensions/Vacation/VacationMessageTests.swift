import Mail
import Sieve
import Testing

/// What an answer looks like.
@Suite struct VacationMessageTests {
    private func header(
        _ fields: String, _ arguments: String = #""a""#, sender: String = "ann@example.com",
        settings: [String: String] = [:]
    ) throws -> MessageHeader {
        MessageHeader(parsing: try bytes(fields, arguments, sender: sender, settings: settings))
    }

    private func bytes(
        _ fields: String, _ arguments: String, sender: String = "ann@example.com",
        settings: [String: String] = [:]
    ) throws -> [UInt8] {
        let result = try RecordingPerformer(
            "require [\"vacation\", \"variables\"];\n"
                + "if header :matches \"Subject\" \"*\" { }\nvacation \(arguments)\n;",
            on: message("To: bob@example.org\n\(fields)\nx\n"),
            envelope: SieveEnvelope(
                sender: Array(sender.utf8), recipient: Array("bob@example.org".utf8)),
            settings: settings)
        return Array(try #require(result.texts.first).utf8)
    }

    private func text(_ name: String, in header: MessageHeader) -> String? {
        header.first(named: Array(name.utf8)).map { String(decoding: $0.decoded(), as: UTF8.self) }
    }

    @Test(arguments: [
        ("Subject: Frop\n", "", "Auto: Frop"),
        ("", "", "Automated reply"),
        ("Subject: Frop\n", ":subject \"Tulips\"", "Tulips"),
        ("Subject: Frop\n", ":subject \"Grüße: ${1}\"", "Grüße: Frop"),
        ("Subject: Frop\n", ":subject \"\"", "Auto: Frop"),
        (
            "Subject: a\n  b\n", ":subject \"${1}\r\nBcc: x@example.org\"",
            "a  b  Bcc: x@example.org"
        ),
    ])
    func `the subject`(_ fields: String, _ tag: String, _ expected: String) throws {
        let header = try header(fields, "\(tag) \"a\"")
        #expect(text("Subject", in: header) == expected)
        #expect(text("Bcc", in: header) == nil)
    }

    @Test func `the site says what the subject is`() throws {
        let settings = [
            "vacation_default_subject": "Weg",
            "vacation_default_subject_template": "<%{subject}> %{subject}",
        ]
        #expect(text("Subject", in: try header("", settings: settings)) == "Weg")
        let both = try header("Subject: Frop\n", settings: settings)
        #expect(text("Subject", in: both) == "<Frop> Frop")
    }

    @Test func `a long subject is cut between characters`() throws {
        let long = try header("Subject: \(String(repeating: "以", count: 400))\n")
        let subject = try #require(text("Subject", in: long))
        #expect(subject == "Auto: " + String(repeating: "以", count: 249) + "…")
    }

    @Test(arguments: [
        ("", "<ann@example.com>"),
        ("From: \"Ann, A.\" <ann@example.com>\n", "\"Ann, A.\" <ann@example.com>"),
        ("From: x@example.net\nSender: Ann <ANN@example.com>\n", "\"Ann\" <ANN@example.com>"),
        ("From: Eve <eve@example.net>\n", "<ann@example.com>"),
    ])
    func `the recipient has the name that he gave himself`(
        _ fields: String, _ expected: String
    ) throws {
        #expect(text("To", in: try header(fields)) == expected)
    }

    @Test func `the recipient may be the author`() throws {
        let answer = try header(
            "From: Eve <eve@example.net>\n",
            settings: ["vacation_to_header_ignore_envelope": "yes"])
        #expect(text("To", in: answer) == "\"Eve\" <eve@example.net>")
    }

    @Test(arguments: [
        ("Bob <b@example.net>", "Bob <b@example.net>"),
        ("=?utf-8?q?G=C3=BCnther?= M. K. <g@example.com>", "Günther M. K. <g@example.com>"),
        (
            "Günther M. K. <g@example.com>, h@example.com",
            "Günther M. K. <g@example.com>, <h@example.com>"
        ),
        ("${1} <b@example.net>", "Frop <b@example.net>"),
        ("${1}", "<bob@example.org>"),
    ])
    func `the sender can be given`(_ from: String, _ expected: String) throws {
        let answer = try header("Subject: Frop\n", ":from \"\(from)\" \"a\"")
        #expect(text("From", in: answer) == expected)
        #expect(answer.serialized().allSatisfy { $0 < 0x80 })
    }

    @Test func `the envelope has the sender only if the site wants it`() throws {
        let result = try RecordingPerformer(
            #"require "vacation"; vacation :from "x@example.net" "a";"#,
            on: message("To: bob@example.org\n\n"),
            envelope: SieveEnvelope(
                sender: Array("ann@example.com".utf8), recipient: Array("bob@example.org".utf8)),
            settings: ["vacation_send_from_recipient": "yes"])
        #expect(result.sent.map(\.envelopeSender) == [Array("bob@example.org".utf8)])
    }

    @Test func `a long thread is named as far as it fits`() throws {
        let names = (0..<100).map { "<\($0).12345678901234567890@example.com>" }
        let references = names.joined(separator: "\n ")
        let answer = try header("Message-ID: <last@x>\nReferences: \(references)\n")
        let all = names.joined(separator: " ") + " <last@x>"
        #expect(text("References", in: answer) == all)
        for line in answer.serialized().split(separator: UInt8(ascii: "\n")) {
            #expect(line.count <= 78)
        }
        let endless = String(repeating: "<1@example.com>\n ", count: 1_000)
        let short = try header("Message-ID: <last@x>\nReferences: \(endless)<2@x>\n")
        #expect(text("References", in: short) == "<last@x>")
    }

    @Test func `without a name the message is not referred to`() throws {
        let answer = try header("References: <0@x>\n")
        #expect(text("In-Reply-To", in: answer) == nil)
        #expect(text("References", in: answer) == nil)
        let nested = try header("In-Reply-To: <0@x>\nMessage-ID: <1@x>\n")
        #expect(text("References", in: nested) == "<0@x> <1@x>")
    }

    @Test func `text beyond ASCII is quoted printable`() throws {
        let bytes = try bytes("", "\"Grüße\r\naus Wien \"")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSuffix("quoted-printable\n\nGr=C3=BC=C3=9Fe\naus Wien=20\n"))
    }

    @Test func `an entity has fields of its own, and no others`() throws {
        let bytes = try bytes(
            "",
            """
            :mime text:
            Content-Type: text/html
            Bcc: eve@example.org
            To: eve@example.org

            <p>I am away
            .
            """)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSuffix("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>I am away\n"))
        #expect(!text.contains("eve@"))
    }
}
