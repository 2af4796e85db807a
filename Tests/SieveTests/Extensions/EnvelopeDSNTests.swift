import Sieve
import Testing

@Suite struct EnvelopeDSNTests {
    private func evaluate(_ test: String, isAsked: Bool = true) throws -> Bool {
        var envelope = SieveTests.envelope
        if isAsked {
            envelope.status.notify = [.success, .failure]
            envelope.status.extent = .headers
            envelope.status.originalRecipient = Array("rfc822;me@example.com".utf8)
            envelope.status.envelopeID = Array("QQ314159".utf8)
        }
        return try SieveTests.evaluate(
            "envelope \(test)", require: #""envelope", "envelope-dsn", "relational""#,
            envelope: envelope)
    }

    @Test(arguments: [
        (#""notify" "SUCCESS""#, true), (#""notify" "failure""#, true),
        (#""notify" "DELAY""#, false),
        (#":count "eq" "notify" "2""#, true), (#":matches "orcpt" "rfc822;*@example.com""#, true),
        (#""ret" "HDRS""#, true), (#""ret" "FULL""#, false), (#""envid" "QQ314159""#, true),
        (#":domain "orcpt" "example.com""#, false), (#"["from", "ret"] "HDRS""#, true),
    ])
    func `what the sender asked for`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: ["notify", "orcpt", "ret", "envid"])
    func `nothing if nobody said`(part: String) throws {
        #expect(try !evaluate(":contains \"\(part)\" \"\"", isAsked: false))
        #expect(try evaluate(":count \"eq\" \"\(part)\" \"0\"", isAsked: false))
    }

    @Test func `the parts need their extension`() {
        expectErrors(
            "require \"envelope\"; if envelope 1️⃣\"ret\" \"FULL\" {}",
            "the envelope has no part \"ret\"; it has \"from\", \"to\", \"auth\"")
    }
}
