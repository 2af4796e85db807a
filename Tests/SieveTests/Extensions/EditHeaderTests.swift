import Mail
import Sieve
import Testing

/// The header that the implicit keep has after a script, with LF line ends; "-" if it is unchanged.
func editedHeader(
    _ script: String, of message: MessageInMemory = friep, settings: [String: String] = [:]
) throws -> String {
    let result = try RecordingPerformer(
        #"require ["editheader", "encoded-character", "fileinto", "variables"];"# + script,
        on: message, settings: settings)
    return result.stored.last?.header.map {
        String(decoding: $0.serialized(), as: UTF8.self).replacing("\r\n", with: "\n")
    } ?? "-"
}

@Suite struct EditHeaderTests {
    private let mail = message("A: 1\nB: 2\n\nbody\n")

    @Test func `a field is added on top, or at the end`() throws {
        #expect(try editedHeader(#"addheader "C" "3";"#, of: mail) == "C: 3\nA: 1\nB: 2\n\n")
        #expect(try editedHeader(#"addheader :last "C" "3";"#, of: mail) == "A: 1\nB: 2\nC: 3\n\n")
        #expect(try editedHeader("keep;", of: mail) == "-")
    }

    @Test func `the line ends are those of the message`() throws {
        for (message, expected) in [
            ("A: 1\n\nx", "C: 3\nA: 1\n\n"), ("A: 1\r\n\r\nx", "C: 3\r\nA: 1\r\n\r\n"),
            ("", "C: 3\n"), ("\nx", "C: 3\n\n"),
        ] {
            let result = try RecordingPerformer(
                #"require "editheader"; addheader "C" "3";"#,
                on: MessageInMemory(Array(message.utf8)))
            #expect(
                result.stored.first?.header?.serialized() == Array(expected.utf8), "\(message)")
        }
    }

    @Test func `the last line of a message is closed before a field follows`() throws {
        #expect(
            try editedHeader(
                #"addheader :last "C" "3";"#, of: MessageInMemory(Array("A: 1".utf8)))
                == "A: 1\nC: 3\n")
    }

    @Test func `the line of an mbox stays the first`() throws {
        #expect(
            try editedHeader(#"addheader "C" "3";"#, of: message("From a@b.test Mon\nA: 1\n\n"))
                == "From a@b.test Mon\nC: 3\nA: 1\n\n")
    }

    private static let values = [
        ("  x  ", "x"), ("", ""), ("a\n b", "a b"), ("a\nb", "a b"), ("a\r\n\tb", "a b"),
        ("a\n\n\nInjected: b\n", "a Injected: b"), ("a${hex:07}b", "a b"),
        ("Grüße", "=?utf-8?b?R3LDvMOfZQ==?="),
    ]

    @Test(arguments: values)
    func `no value leaves its field`(_ value: String, _ expected: String) throws {
        let space = expected.isEmpty ? "" : " "
        #expect(
            try editedHeader("addheader \"C\" \"\(value)\";", of: message("\n"))
                == "C:\(space)\(expected)\n\n")
    }

    @Test func `long values are folded`() throws {
        let header = try editedHeader(
            "addheader \"C\" \"\(Array(repeating: "word", count: 40).joined(separator: " "))\";",
            of: message("\n"))
        #expect(header.split(separator: "\n").count == 3)
        #expect(header.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
    }

    @Test func `names and values are checked before and during a run`() throws {
        let bad =
            "the field name \"X Y:\" is invalid; use letters, digits and '-', without the colon"
        expectErrors(#"require "editheader"; addheader 1️⃣"X Y:" "a";"#, bad)
        expectErrors(#"require "editheader"; deleteheader 1️⃣"X Y:";"#, bad)
        let script = #"require ["editheader", "variables"]; set "n" "X Y:"; "#
        #expect(try actions(of: script + #"addheader "${n}" "a";"#).contains("is invalid"))
        #expect(try actions(of: script + #"deleteheader "${n}";"#).contains("is invalid"))
        expectErrors(
            #"require ["editheader", "encoded-character"]; addheader "A" 1️⃣"W${hex:00}!";"#,
            "the value \"W?!\" is invalid, for it has a NUL where '?' stands; remove that")
        let long = String(repeating: "a", count: 2_049)
        expectErrors(
            "require \"editheader\"; addheader \"A\" 1️⃣\"\(long)\";",
            "the value of the field has 2049 bytes, more than 2048 (editheader_max_header_size); "
                + "use a shorter one")
        #expect(
            try actions(of: script + "set \"v\" \"\(long)\"; addheader \"A\" \"${v}\";")
                .contains("more than 2048"))
    }

    @Test func `a script that fails keeps the message as it came`() throws {
        let result = try compile(
            #"require ["editheader", "ihave"]; addheader "C" "3"; error "x";"#
        ).run(message: mail, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure != nil)
        #expect(result.actions.map { $0.store?.header == nil } == [true])
    }

    @Test func `a redirect sends the edited message on`() throws {
        let result = try RecordingPerformer(
            #"require "editheader"; redirect "a@b.test"; addheader "C" "3"; redirect "c@d.test";"#,
            on: mail)
        #expect(result.sent.first?.content == .original)
        guard case .edited(let edition) = result.sent.last?.content else {
            Issue.record("nothing edited was sent")
            return
        }
        let edited = Array("C: 3\r\nA: 1\r\nB: 2\r\n\r\nbody\r\n".utf8)
        #expect(try edition.source.bytes() == edited)
        #expect(result.sent.map(\.passesMessageOn) == [true, true])
    }

    @Test func `answers look at the header as it is now`() throws {
        let result = try RecordingPerformer(
            """
            require ["editheader", "vacation"];
            deleteheader "Subject"; addheader "Subject" "other";
            vacation "I am away.";
            """, on: message("To: recipient+detail@example.org\nSubject: first\n\n"))
        #expect(result.texts.first?.contains("\nSubject: Auto: other\n") == true)
    }

    @Test func `edits cost work`() throws {
        let edits = String(repeating: "addheader \"C\" \"3\";", count: 50)
        let script = "require \"editheader\";" + edits
        var limits = SieveLimits.default
        limits.steps = 5_000
        #expect(try actions(of: script, limits: limits).contains("takes too long"))
    }
}
