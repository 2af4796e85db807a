/// A client of RFC 5321 that says what it is told, also what a good one would not.
public final class SMTPClient {
    /// What a server said.
    public struct Reply: Equatable, CustomStringConvertible, Sendable {
        /// The three digits.
        public let code: Int

        /// The text of all lines, a line each.
        public let text: String

        /// Both, as a person reads them.
        public var description: String { "\(code) \(text)" }
    }

    /// The connection underneath.
    public let conversation: Conversation

    /// Takes the greeting, and says EHLO.
    public init(_ conversation: Conversation, greeting: Bool = true) throws {
        self.conversation = conversation
        if greeting { _ = try reply() }
        _ = try command("EHLO client.test")
    }

    /// Sends one command and gives its reply.
    public func command(_ text: String) throws -> Reply {
        try conversation.send(line: text)
        return try reply()
    }

    /// The next reply, all its lines.
    public func reply() throws -> Reply {
        var lines: [String] = []
        while true {
            let line = try conversation.expectLine()
            guard let code = Int(line.prefix(3)) else {
                throw Conversation.Failure("no SMTP reply: \(line)")
            }
            lines.append(String(line.dropFirst(4)))
            if line.dropFirst(3).first != "-" {
                return Reply(code: code, text: lines.joined(separator: "\n"))
            }
        }
    }

    /// Logs in with the mechanism PLAIN.
    public func login(_ name: String, _ password: String) throws -> Reply {
        try command("AUTH PLAIN \(base64("\0\(name)\0\(password)"))")
    }

    /// Gives an envelope; the reply is the first refusal, or the last acceptance.
    public func envelope(from sender: String, to recipients: [String]) throws -> Reply {
        var last = try command("MAIL FROM:<\(sender)>")
        for recipient in recipients where last.code < 400 {
            last = try command("RCPT TO:<\(recipient)>")
        }
        return last
    }

    /// Sends a message whose lines end in CR LF; the reply is the first refusal, or the last.
    public func deliver(
        from sender: String, to recipients: [String], _ message: [UInt8]
    ) throws -> Reply {
        let accepted = try envelope(from: sender, to: recipients)
        guard accepted.code < 400 else { return accepted }
        let start = try command("DATA")
        guard start.code == 354 else { return start }
        try conversation.send(stuffed(message) + Array("\r\n.\r\n".utf8))
        return try reply()
    }
}

/// With a second dot before each line that begins with one (RFC 5321, section 4.5.2).
private func stuffed(_ message: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(message.count + 64)
    var isStart = true
    for byte in message {
        if isStart, byte == UInt8(ascii: ".") { result.append(byte) }
        result.append(byte)
        isStart = byte == 0x0A
    }
    return result
}
