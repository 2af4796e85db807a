import Mail
import Outcomes
import Sieve
import Testing

/// Keeps what a script stores and sends, as the messages that come out.
struct EditRecorder: SieveActionPerformer {
    let message: MessageInMemory
    var stored: [String] = []
    var sent: [String] = []

    mutating func store(_ request: StoreRequest) throws(LookupFailure) {
        let source: any MessageSource =
            request.edited ?? request.header.map { ComposedMessage(header: $0, bodyOf: message) }
            ?? message
        stored.append(String(decoding: try source.bytes(), as: UTF8.self))
    }

    mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
        switch mail.content {
        case .original: sent.append("original")
        case .edited(let edition):
            sent.append(String(decoding: try edition.source.bytes(), as: UTF8.self))
        case .message(let bytes): sent.append(String(decoding: bytes, as: UTF8.self))
        }
    }

    mutating func remember(_ entry: MemoryEntry, seconds: UInt64) throws(LookupFailure) {}
}

/// Runs a script that edits a message, which it needs `require` for, and carries its actions out.
func edit(
    _ commands: String, on message: MessageInMemory, limits: SieveLimits = .default
) throws -> EditRecorder {
    let script = try compile(
        """
        require ["replace", "enclose", "convert", "foreverypart", "mime", "variables", "copy",
            "fileinto", "extracttext", "body", "vacation"];
        \(commands)
        """, limits: limits)
    let result = script.run(
        message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
    if let failure = result.failure { throw failure }
    var recorder = EditRecorder(message: message)
    for action in result.actions { try action.perform(on: &recorder) }
    return recorder
}

/// The message that a script stores.
func stored(
    _ commands: String, on message: MessageInMemory, limits: SieveLimits = .default
) throws -> String {
    try #require(edit(commands, on: message, limits: limits).stored.first)
}
