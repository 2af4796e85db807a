import Glibc
import Mail
import MaildirStorage

/// Sends through a mail server that takes mail from this machine without a login (RFC 5321).
///
/// For sites whose `sendmail` can not be run where mail is delivered: `-o submission_host=mx:25`.
public struct SMTPSubmission: MailSender {
    /// How long one mail may take unless another limit is given, in seconds.
    public static let defaultTimeLimit = 120

    private let host: String
    private let port: String
    private let timeLimit: Int

    /// Names the server: `host`, `host:port` or `[2001:db8::1]:port`; nil for other texts.
    ///
    /// The port is 25 unless another is given.
    public init?(server: String, timeLimit: Int = defaultTimeLimit) {
        var host = server[...]
        var port = "25"[...]
        if let colon = server.lastIndex(of: ":"), !server.hasSuffix("]") {
            host = server[..<colon]
            port = server[server.index(after: colon)...]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, UInt16(port) != nil else { return nil }
        self.host = String(host)
        self.port = String(port)
        self.timeLimit = timeLimit
    }

    /// Sends in a connection of its own; it returns when the server has said 250 to the mail.
    public func send(_ mail: EnvelopedMail) throws(SendFailure) {
        let sender = try path(of: mail.sender)
        let recipients = try paths(of: mail.recipients)
        let connection = try SMTPConnection(host: host, port: port, timeLimit: timeLimit)
        try connection.greet()
        let extensions = try connection.hello()
        try connection.command(
            "MAIL FROM:\(sender)" + parameters(for: mail, extensions), expecting: 2)
        for recipient in recipients {
            try connection.command("RCPT TO:\(recipient)", expecting: 2)
        }
        try connection.command("DATA", expecting: 3)
        try connection.data(mail.content)
        connection.quit()
    }

    private func paths(of addresses: [[UInt8]]) throws(SendFailure) -> [String] {
        var paths: [String] = []
        for address in addresses { paths.append(try path(of: address)) }
        return paths
    }

    /// The address in angle brackets, quoted as it must be; no address can bring in a command.
    private func path(of address: [UInt8]) throws(SendFailure) -> String {
        guard let parsed = MailAddress(parsingPath: address),
            let text = String(validating: parsed.bytes, as: UTF8.self)
        else {
            let text = LogLine(String(decoding: address, as: UTF8.self)).text
            throw .refused("\(text) is no address")
        }
        return "<\(text)>"
    }

    private func parameters(for mail: EnvelopedMail, _ extensions: [String]) -> String {
        var parameters = ""
        if extensions.contains("SIZE") { parameters += " SIZE=\(mail.content.virtualSize)" }
        if extensions.contains("8BITMIME") { parameters += " BODY=8BITMIME" }
        let addresses = mail.recipients + [mail.sender]
        let isInternational = addresses.contains { $0.contains { $0 >= 0x80 } }
        if isInternational, extensions.contains("SMTPUTF8") { parameters += " SMTPUTF8" }
        return parameters
    }
}
