import Mail
import Outcomes
import Sieve
import Testing

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

/// The errors of a script, whose places are marked in it: `1️⃣frop; 2️⃣frip;`.
///
/// The messages belong to the marks in their order; an error without a mark, a mark without an
/// error, and another place are all failures.
func expectErrors(
    _ marked: String, _ messages: String..., extensions: [SieveExtension] = SieveExtension.all,
    limits: SieveLimits = .default, sourceLocation: SourceLocation = #_sourceLocation
) {
    var text = ""
    var places: [String] = []
    var (line, column) = (1, 1)
    for character in marked {
        if character.unicodeScalars.contains("\u{FE0F}") {
            places.append("\(line):\(column)")
            continue
        }
        text.append(character)
        column += character.utf8.count
        if character == "\n" { (line, column) = (line + 1, 1) }
    }
    var expected: [String] = []
    for (place, message) in zip(places, messages) { expected.append("\(place): \(message)") }
    var found: [String] = []
    do {
        _ = try compile(text, limits: limits, extensions: extensions)
    } catch let complaints as Complaints {
        found = complaints.all.map { "\($0.line):\($0.column): \($0.message)" }
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(places.count == messages.count, sourceLocation: sourceLocation)
}

/// Runs `if TEST { discard; }` and says whether the test was true.
func evaluate(
    _ test: String, require extensions: String = "", on message: some MessageSource = friep,
    envelope: SieveEnvelope = envelope, host: some SieveHost = SieveHostWithoutMailboxes(),
    using available: [SieveExtension] = SieveExtension.all
) throws -> Bool {
    let require = extensions.isEmpty ? "" : "require [\(extensions)];\n"
    let script = try compile("\(require)if \(test) { discard; }", extensions: available)
    let result = script.run(message: message, envelope: envelope, host: host)
    if let failure = result.failure { throw failure }
    return result.actions.first is DiscardAction
}
