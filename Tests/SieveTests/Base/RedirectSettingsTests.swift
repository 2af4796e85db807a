import Mail
import Outcomes
import Sieve
import Testing

@Suite struct RedirectSettingsTests {
    private func action(_ settings: [String: String], sender: String) throws -> String {
        var all = SieveSettings.default
        for (name, value) in settings { try all.set(name, to: value) }
        let script = try SieveScript(
            compiling: Array("redirect \"a@b.test\";".utf8), named: "test", settings: all)
        var envelope = SieveEnvelope(
            sender: Array(sender.utf8), recipient: Array("me+x@example.org".utf8))
        envelope.finalRecipient = Array("me@example.net".utf8)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return SieveReport(result).json.description
    }

    private func sender(_ source: String, of sender: String = "ann@example.com") throws -> String {
        try action(["redirect_envelope_from": source], sender: sender)
    }

    @Test(arguments: [
        ("sender", "ann@example.com"), ("recipient", "me@example.net"),
        ("orig_recipient", "me+x@example.org"), ("user_email", "me@example.net"),
        ("postmaster", "postmaster@example.net"), (" <o@p.test> ", "o@p.test"), ("<>", ""),
        ("me@bounce.test", "me@bounce.test"),
    ])
    func `the site says what is in the envelope`(_ source: String, _ expected: String) throws {
        #expect(
            try sender(source).contains(#"{"a":"redirect","to":"a@b.test","from":"\#(expected)"}"#))
    }

    @Test(arguments: ["", "default"])
    func `else it is the sender of the message`(_ source: String) throws {
        #expect(try sender(source).contains(#"{"a":"redirect","to":"a@b.test"}"#))
        #expect(try action([:], sender: "x@y.test").contains(#"{"a":"redirect","to":"a@b.test"}"#))
    }

    @Test func `without an address for bounces the sender of the message stays`() throws {
        #expect(try sender("sender", of: "root").contains(#"{"a":"redirect","to":"a@b.test"}"#))
    }

    @Test func `the null sender stays, or bounces would go round`() throws {
        #expect(try sender("<o@p.test>", of: "").contains(#"{"a":"redirect","to":"a@b.test"}"#))
    }

    @Test func `the user can be named`() throws {
        let settings = ["user_email": "u@example.org", "redirect_envelope_from": "user_email"]
        #expect(try action(settings, sender: "x@y.test").contains(#""from":"u@example.org""#))
    }

    @Test func `other words are a mistake`() {
        #expect(throws: SettingMistake.self) { try sender("nobody") }
    }
}
