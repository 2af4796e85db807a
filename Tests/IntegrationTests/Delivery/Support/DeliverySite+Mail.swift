import TestSupport

extension DeliverySite {
    /// What Postfix logged about one try to deliver a message.
    struct Attempt: Equatable {
        /// Postfix's name for the message.
        let queueID: String

        /// The enhanced status code.
        let code: String

        /// `sent`, `deferred` or `bounced`.
        let status: String

        /// The reason in parentheses.
        let reason: String
    }

    /// Hands a message with CR LF line ends to Postfix from outside.
    func send(
        _ message: [UInt8], from sender: String = "carol@sender.test", to recipient: String
    ) throws {
        let client = try SMTPClient(Conversation(port: stack.port("smtp"), from: "127.0.0.3"))
        let reply = try client.deliver(from: sender, to: [recipient], message)
        guard reply.code == 250 else { throw Unexpected("SMTP: \(reply)") }
    }

    /// Hands a message to Postfix with sendmail(1), which asks nobody whether the recipient exists.
    func submit(_ message: String, from sender: String, to recipient: String) throws {
        let done = try stack.run(
            "/usr/sbin/sendmail",
            ["-C", stack.site.postfix.configuration, "-i", "-f", sender, "--", recipient],
            input: message)
        guard done.status == 0 else { throw Unexpected("sendmail: \(done.errors)") }
    }

    /// The tries to deliver to an address so far.
    func attempts(to recipient: String) -> [Attempt] {
        let log = Files.text(stack.site.logs["postfix"] ?? "") ?? ""
        return log.split(separator: "\n").filter { $0.contains("to=<\(recipient)>,") }
            .compactMap { line in
                guard let code = value("dsn=", in: line), let status = value("status=", in: line),
                    let id = value("]: ", in: line), let parenthesis = line.firstIndex(of: "(")
                else { return nil }
                return Attempt(
                    queueID: String(id.dropLast()), code: code, status: status,
                    reason: String(line[line.index(after: parenthesis)...].dropLast()))
            }
    }

    /// Waits for a try to deliver to an address, after those that were there before.
    func attempt(to recipient: String, after count: Int = 0) async throws -> Attempt {
        try await eventually("a try to deliver to \(recipient)") {
            self.attempts(to: recipient).dropFirst(count).first
        }
    }

    /// Lets Postfix try a deferred message again, and waits for the outcome.
    func retry(_ recipient: String) async throws -> Attempt {
        let attempts = attempts(to: recipient)
        guard let last = attempts.last else { throw Unexpected("nothing to retry") }
        _ = try stack.postfix("postqueue", "-i", last.queueID)
        return try await attempt(to: recipient, after: attempts.count)
    }

    private func value(_ name: String, in line: Substring) -> String? {
        guard let start = line.firstRange(of: name) else { return nil }
        return String(line[start.upperBound...].prefix { $0 != " " && $0 != "," })
    }
}
