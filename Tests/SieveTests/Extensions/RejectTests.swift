import Mail
import Outcomes
import Sieve
import Testing

/// What `reject` and `ereject` come to in a run.
struct RefusalRun {
    let refusals: [Refusal]

    init(
        _ command: String, extension name: String = "reject", on mail: MessageInMemory = friep,
        envelope between: SieveEnvelope = envelope
    ) throws {
        let result = try compile("require \"\(name)\"; \(command)").run(
            message: mail, envelope: between, host: AnsweringHost())
        if let failure = result.failure { throw failure }
        refusals = result.actions.compactMap { ($0 as? RejectAction)?.refusal }
    }

    /// The notice as text; nil if there is none.
    var notice: String? {
        guard case .message(let bytes) = refusals.first?.notice?.content else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    var reply: String? { refusals.first?.reply.map { String(decoding: $0, as: UTF8.self) } }
    var silence: String? { refusals.first?.silence }
}

@Suite struct RejectTests {
    @Test func `the message is refused and not kept`() throws {
        let result = try compile(#"require "reject"; reject "No.";"#)
            .run(message: friep, envelope: envelope, host: AnsweringHost())
        #expect(result.actions.map(\.name) == ["reject"])
        #expect(!result.implicitKeep)
        #expect(
            result.actions.first?.words == ["refuse the message: No.", "tell sender@example.com"])
        let report = try actions(
            of: #"require "reject"; reject "No.";"#,
            envelope: SieveEnvelope(sender: [], recipient: envelope.recipient))
        #expect(
            report
                == #"{"actions":[{"a":"reject","reason":"No.","silence":"the mail has no sender"}],"#
                + #""implicit_keep":null}"#)
    }

    private static let conflicts = [
        #"reject "a"; reject "b";"#, #"reject "a"; ereject "b";"#, #"reject "a"; vacation "b";"#,
        #"vacation "b"; reject "a";"#, #"reject "a"; keep;"#, #"keep; reject "a";"#,
        #"fileinto "x"; reject "a";"#, #"reject "a"; fileinto :copy "x";"#,
        #"reject "a"; redirect "a@b.test";"#, #"redirect :copy "a@b.test"; ereject "a";"#,
    ]

    @Test(arguments: conflicts)
    func `it goes with no delivery and no other answer`(_ script: String) throws {
        let require = #"require ["reject", "ereject", "vacation", "fileinto", "copy"];"#
        let result = try compile(require + script)
            .run(message: friep, envelope: envelope, host: AnsweringHost())
        let failure = try #require(result.failure)
        #expect(failure.message.contains("leave "), "\(failure.message)")
        #expect(result.implicitKeep)
        #expect(result.actions.count == 1)
    }

    @Test(arguments: [#"reject "a"; discard;"#, #"discard; reject "a";"#, #"reject "a"; stop;"#])
    func `it goes with what delivers nothing`(_ script: String) throws {
        #expect(try RefusalRun(script).refusals.count == 1)
    }

    @Test func `a server can answer with reasons in ASCII`() throws {
        #expect(try RefusalRun(#"reject "No.";"#).reply == "No.")
        #expect(try RefusalRun("reject \"One\r\n\r\nTwo\tx\r\n\";").reply == "One\nTwo x")
        #expect(try RefusalRun("reject \" \";").reply?.contains("refused") == true)
        #expect(try RefusalRun("reject \"Zurück\";").reply == nil)
        #expect(
            try RefusalRun("ereject \"Zurück\";", extension: "ereject").reply
                == "The recipient's mail filter refused the message")
    }

    @Test(arguments: [
        ("List-Id: <a.example.org>", "the mail is from a mailing list"),
        ("Auto-Submitted: auto-replied", "a program wrote the mail"),
        ("X-Auto-Response-Suppress: NRN", "the sender wants no answers from programs"),
        ("Precedence: bulk", "the mail went to many"),
    ])
    func `programs get no notice`(_ field: String, _ silence: String) throws {
        let refused = try RefusalRun(#"reject "No.";"#, on: message("\(field)\n\nx\n"))
        #expect(refused.notice == nil)
        #expect(refused.silence == silence)
        #expect(refused.reply == "No.")
    }

    @Test(arguments: ["", "MAILER-DAEMON@example.org", "list-bounces@example.org"])
    func `nobody who can not read gets a notice`(_ sender: String) throws {
        let between = SieveEnvelope(sender: Array(sender.utf8), recipient: envelope.recipient)
        #expect(try RefusalRun(#"reject "No.";"#, envelope: between).notice == nil)
        #expect(
            try RefusalRun(#"ereject "No.";"#, extension: "ereject", envelope: between).notice
                == nil)
    }

    @Test func `an edit does not change who is told, and what`() throws {
        let result = try compile(
            """
            require ["reject", "editheader"];
            addheader "List-Id" "x"; deleteheader "Subject"; reject "No.";
            """
        ).run(message: friep, envelope: envelope, host: AnsweringHost())
        let refusal = try #require((result.actions.first as? RejectAction)?.refusal)
        guard case .message(let notice) = refusal.notice?.content else {
            Issue.record("there is no notice")
            return
        }
        let text = String(decoding: notice, as: UTF8.self)
        #expect(text.contains("\nSubject: Rejected: Frop!\n"))
        #expect(!text.contains("List-Id"))
    }

    @Test func `the sender of the notice is for the site to say`() throws {
        let result = try RecordingPerformer(
            #"require "reject"; reject "No.";"#, on: friep,
            settings: ["postmaster_address": "Mail <mail@example.org>"])
        #expect(result.texts.first?.contains("\nFrom: \"Mail\" <mail@example.org>\n") == true)
        #expect(result.sent.map(\.envelopeSender) == [[]])
        #expect(result.sent.map(\.replacesMessage) == [true])
        #expect(result.stored.isEmpty)
    }
}
