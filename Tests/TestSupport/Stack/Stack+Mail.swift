internal import Glibc

extension Stack {
    /// A word that is nowhere else; it finds a message again, in its Message-ID.
    public static func token() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
    }

    /// A small message with a token in its Message-ID; its lines end in CR LF.
    public static func message(
        from sender: String = "carol@sender.test", to recipient: String, subject: String = "Test",
        token: String, more header: [String] = [], body: String = "Hello."
    ) -> [UInt8] {
        let lines =
            [
                "From: \(sender)", "To: \(recipient)", "Subject: \(subject)",
                "Message-ID: <\(token)@sender.test>",
            ] + header + ["", body]
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// A connection to port 25 from outside.
    public func smtp() throws -> SMTPClient {
        try SMTPClient(Conversation(port: port("smtp"), from: "127.0.0.3"))
    }

    /// A connection to port 465 from an address of 127.0.0.0/8, not logged in yet.
    public func submission(from source: String = "127.0.0.5") throws -> SMTPClient {
        try SMTPClient(Conversation(tlsPort: port("submissions"), from: source))
    }

    /// Sends a small message from outside.
    public func send(
        from sender: String = "carol@sender.test", to recipient: String, subject: String = "Test",
        token: String, more header: [String] = []
    ) throws -> SMTPClient.Reply {
        try smtp().deliver(
            from: sender, to: [recipient],
            Self.message(
                from: sender, to: recipient, subject: subject, token: token, more: header))
    }

    /// The files of delivered messages of one folder, the newest last.
    public func files(of user: String, folder: String = "INBOX") -> [String] {
        let place = folder == "INBOX" ? "" : "/.\(folder)"
        let maildir = "\(site.mailboxes)/\(user)/Maildir\(place)"
        return ["cur", "new"].flatMap { kind in
            Files.list("\(maildir)/\(kind)").map { "\(maildir)/\(kind)/\($0)" }
        }
    }

    /// The delivered messages of a folder that hold a token.
    public func files(with token: String, of user: String, folder: String = "INBOX") -> [String] {
        files(of: user, folder: folder).filter { Files.text($0)?.contains(token) ?? false }
    }

    /// Waits until a message is delivered, and gives its file.
    public func arrival(
        of token: String, for user: String, folder: String = "INBOX",
        within limit: Duration = .seconds(20)
    ) throws -> String {
        try wait(for: "\(token) in \(folder) of \(user)", within: limit) {
            files(with: token, of: user, folder: folder).first
        }
    }

    /// What a machine behind the transport map received, a line of JSON a message.
    public func received(by sink: String) -> [String] {
        let text = site.sinks[sink].flatMap { Files.text($0) } ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// Waits until Postfix has nothing left to deliver.
    public func waitForEmptyQueue() throws {
        try wait(for: "an empty queue") {
            try postfix("postqueue", "-p").output.contains("queue is empty")
        }
    }
}
