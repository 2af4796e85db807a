import Mail
import Sieve
import Testing

/// Who is answered.
@Suite struct VacationPolicyTests {
    private func isAnswered(
        _ fields: String = "To: bob@example.org\n", sender: String = "ann@example.com",
        recipient: String = "bob@example.org", final: String? = nil, arguments: String = "",
        settings: [String: String] = [:]
    ) throws -> Bool {
        var envelope = SieveEnvelope(
            sender: Array(sender.utf8), recipient: Array(recipient.utf8))
        envelope.finalRecipient = final.map { Array($0.utf8) }
        let result = try RecordingPerformer(
            "require \"vacation\"; vacation \(arguments) \"a\";", on: message(fields + "\nx\n"),
            envelope: envelope, settings: settings)
        return !result.sent.isEmpty
    }

    /// Runs edits before the answer to a mail of a list, or of a person.
    private func isAnswered(after edits: String, fields: String) throws -> Bool {
        let envelope = SieveEnvelope(
            sender: Array("ann@example.com".utf8), recipient: Array("bob@example.org".utf8))
        let result = try RecordingPerformer(
            "require [\"vacation\", \"editheader\", \"replace\"]; \(edits) vacation \"a\";",
            on: message("To: bob@example.org\n\(fields)\nx\n"), envelope: envelope)
        return !result.sent.isEmpty
    }

    @Test func `the header is looked at as it has been edited`() throws {
        let list = "List-Id: <l.example.com>\n"
        #expect(try !isAnswered(after: "", fields: list))
        #expect(try isAnswered(after: "deleteheader \"List-Id\";", fields: list))
        #expect(try isAnswered(after: "", fields: ""))
        #expect(try !isAnswered(after: "addheader \"List-Id\" \"<l.example.com>\";", fields: ""))
        #expect(try !isAnswered(after: "deleteheader \"To\";", fields: ""))
    }

    @Test func `a message that takes the place of the one that came in is not the one answered`()
        throws
    {
        #expect(try !isAnswered(after: "replace \"new\";", fields: "List-Id: <l.example.com>\n"))
        #expect(try isAnswered(after: "replace \"new\";", fields: ""))
    }

    @Test(arguments: ["To", "CC", "bcc", "Resent-To", "Resent-Cc", "Resent-Bcc"])
    func `mail with the address of the user in its header is answered`(_ name: String) throws {
        #expect(try isAnswered("\(name): \"x, y\" <x@example.net>, B <Bob@Example.ORG>\n"))
    }

    @Test(arguments: [
        "", "To: other@example.org\n", "From: bob@example.org\n", "To: bob@example.org.uk\n",
        "To: bob\n",
    ])
    func `other mail is not`(_ fields: String) throws {
        #expect(try !isAnswered(fields))
        #expect(try isAnswered(fields, settings: ["vacation_check_recipient": "no"]))
        #expect(try isAnswered(fields, settings: ["vacation_dont_check_recipient": "yes"]))
    }

    @Test(arguments: [
        "List-Id: <a.example.org>", "List-Help: x", "list-subscribe: x", "List-Unsubscribe: x",
        "List-Post: NO", "List-Owner: x", "List-Archive: x", "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; x=y", "auto-submitted:", "Precedence: Bulk",
        "Precedence: list", "Precedence: junk", "X-Auto-Response-Suppress: All",
        "X-Auto-Response-Suppress: DR, OOF,RN",
    ])
    func `mail of lists and programs is not answered`(_ field: String) throws {
        #expect(try !isAnswered("To: bob@example.org\n\(field)\n"))
    }

    @Test(arguments: [
        "Auto-Submitted: no", "Auto-Submitted: No (by hand)", "Auto-Submitted: no; x=y",
        "Precedence: first-class", "X-Auto-Response-Suppress: DR",
    ])
    func `mail that only looks like it is answered`(_ field: String) throws {
        #expect(try isAnswered("To: bob@example.org\n\(field)\n"))
    }

    @Test(arguments: [
        "", "Mailer-Daemon@example.com", "listserv@example.com", "majordomo@example.com",
        "sieve-request@example.com", "owner-sieve@example.com", "no-reply@example.com",
        "sieve-bounces@example.com", "root", "BOB@example.org",
    ])
    func `no robot, no bounce and not oneself is answered`(_ sender: String) throws {
        #expect(try !isAnswered(sender: sender))
    }

    @Test func `a postmaster is somebody`() throws {
        #expect(try isAnswered(sender: "postmaster@example.com"))
        #expect(try isAnswered(sender: "srequest@example.com"))
    }

    @Test func `the script claims addresses`() throws {
        let claim = #":addresses ["nothing", "R <robert@example.org>"]"#
        #expect(try isAnswered("To: Robert@example.org\n", arguments: claim))
        #expect(try !isAnswered("To: nothing\n", arguments: claim))
        #expect(try !isAnswered(sender: "robert@example.org", arguments: claim))
    }

    @Test func `the address before rewriting counts if the site says so`() throws {
        let to = "To: info@example.org\n"
        #expect(try !isAnswered(to, recipient: "info@example.org", final: "bob@example.org"))
        #expect(
            try isAnswered(
                to, recipient: "info@example.org", final: "bob@example.org",
                settings: ["vacation_use_original_recipient": "yes"]))
        #expect(try isAnswered(to, settings: ["user_email": "info@example.org"]))
        #expect(try !isAnswered(sender: "i@example.org", settings: ["user_email": "i@example.org"]))
    }
}
