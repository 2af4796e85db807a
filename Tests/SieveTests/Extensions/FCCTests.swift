import Mail
import Outcomes
import Sieve
import Testing

@Suite struct FCCTests {
    private let mail = message("To: bob@example.org\nSubject: x\n\nbody\n")

    private func run(_ commands: String, sender: String = "ann@example.com") throws
        -> RecordingPerformer
    {
        try RecordingPerformer(
            #"""
            require ["fcc", "vacation", "enotify", "mailbox", "imap4flags", "variables", "fileinto"];
            \#(commands)
            """#, on: mail,
            envelope: SieveEnvelope(
                sender: Array(sender.utf8), recipient: Array("bob@example.org".utf8)))
    }

    private func text(_ bytes: [UInt8]?) -> String? {
        bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        #"vacation :fcc "Sent" "away";"#, #"notify :fcc "Sent" "mailto:a@b.test";"#,
    ])
    func `a copy of what is sent is stored`(_ command: String) throws {
        let result = try run(command)
        #expect(result.stored.map { text($0.mailbox) } == ["Sent", "INBOX"])
        let sent = try #require(result.texts.first)
        #expect(text(result.stored.first?.message) == sent)
        #expect(result.stored.first?.flags == [])
        #expect(result.stored.first?.create == false)
        // The message itself is kept as it is.
        #expect(result.stored.last?.message == nil)
    }

    @Test(arguments: [
        #":fcc "Sent" :create :flags ["\\Seen", "x"]"#,
        #":flags ["\\Seen", "x"] :create :fcc "Sent""#,
        #":create :fcc "Sent" :flags "\\Seen x""#,
    ])
    func `tags say how it is stored, in any order`(_ tags: String) throws {
        for command in ["vacation \(tags) \"a\";", "notify \(tags) \"mailto:a@b.test\";"] {
            let copy = try #require(try run(command).stored.first)
            #expect(copy.create)
            #expect(copy.flags.map { text($0) } == ["\\Seen", "x"])
        }
    }

    @Test func `the flags of the message are not those of the copy`() throws {
        let result = try run(#"setflag "\\Flagged"; vacation :fcc "Sent" "a";"#)
        #expect(result.stored.map { $0.flags.count } == [0, 1])
    }

    @Test func `what is not sent is not stored`() throws {
        #expect(try run(#"vacation :fcc "Sent" "a";"#, sender: "").stored.count == 1)
    }

    @Test func `an edit of the message does not change the copy`() throws {
        let result = try RecordingPerformer(
            #"""
            require ["fcc", "vacation", "editheader"]; addheader "X-A" "1";
            vacation :fcc "inbox" "a"; addheader "X-B" "1";
            """#, on: mail,
            envelope: SieveEnvelope(
                sender: Array("ann@example.com".utf8), recipient: Array("bob@example.org".utf8)))
        #expect(result.stored.map { text($0.mailbox) } == ["INBOX", "INBOX"])
        #expect(result.stored.first?.header == nil)
        #expect(result.stored.last?.header != nil)
    }

    @Test func `reports show the copy`() throws {
        let report = try actions(
            of: #"require ["fcc", "enotify"]; notify :fcc "Sent" "mailto:a@b.test";"#)
        #expect(report.contains(#""fcc":{"mailbox":"Sent"}"#))
        let result = try compile(
            #"require ["fcc", "enotify", "mailbox"]; notify :create :fcc "Sent" "mailto:a@b.test";"#
        ).run(message: friep, envelope: envelope, host: AnsweringHost())
        #expect(
            result.actions.first?.words == [
                "send a notice to a@b.test", "store a copy in Sent",
                "create the mailbox if it does not exist",
            ])
    }

    @Test func `errors have their places`() throws {
        expectErrors(
            #"require ["mailbox", "vacation"]; vacation 1️⃣:create "a";"#,
            "':create' says something about ':fcc'; add that, or remove this")
        expectErrors(
            #"require ["fcc", "vacation"]; vacation :fcc 1️⃣"" "a";"#,
            "the name of the mailbox is empty; write for instance \"INBOX\"")
        expectErrors(
            #"require "vacation"; vacation 1️⃣:fcc "Sent" "a";"#,
            "the tag ':fcc' needs an extension; add require \"fcc\" at the top")
        expectErrors(#"require "fcc"; keep 1️⃣:fcc;"#, "'keep' has no tag ':fcc'; remove it")
        #expect(throws: Complaint.self) { try run(#"vacation :fcc "${none}" "a";"#) }
    }
}
