import Mail
import Outcomes
import Sieve

/// A message with CRLF line ends, given as one text.
func message(_ text: String) -> MessageInMemory {
    MessageInMemory(Array(text.replacing("\n", with: "\r\n").utf8))
}

/// The message that most tests use.
let friep = message(
    """
    From: Sender <sender@example.com>
    To: recipient+detail@example.org
    Subject: Frop!
    X-Empty:

    Friep!

    """)

let envelope = SieveEnvelope(
    sender: Array("sender@example.com".utf8),
    recipient: Array("recipient+detail@example.org".utf8))

/// Compiles a script that must have no errors.
func compile(
    _ text: String, limits: SieveLimits = .default,
    extensions: [SieveExtension] = SieveExtension.all
) throws -> SieveScript {
    try SieveScript(
        compiling: Array(text.utf8), named: "test", limits: limits, extensions: extensions)
}

/// Runs a script and returns its actions as JSON, in brackets when they are the implicit keep.
func actions(
    of text: String, on message: some MessageSource = friep,
    envelope: SieveEnvelope = envelope, host: some SieveHost = SieveHostWithoutMailboxes(),
    limits: SieveLimits = .default
) throws -> String {
    try SieveReport(
        compile(text, limits: limits).run(
            message: message, envelope: envelope, host: host)
    ).json.description
}
