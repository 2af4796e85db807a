import Mail
import MaildirStorage
import Sieve

/// Sends through a mail server that takes mail from this machine without a login (RFC 5321).
///
/// For sites whose `sendmail` can not be run where mail is delivered: `-o submission_host=192.0.2.1:25`.
public struct SMTPSubmission: MailSender {
    /// How long one mail may take unless another limit is given, in seconds.
    public static let defaultTimeLimit = 120

    private let address: RelayAddress
    private let port: UInt16
    private let timeLimit: Int

    /// Names the server: `192.0.2.1`, `192.0.2.1:587`, `[2001:db8::1]:25` or `localhost:25`.
    ///
    /// The port is 25 unless another is given. Nil for other texts: names are not looked up.
    public init?(server: String, timeLimit: Int = defaultTimeLimit) {
        var host = server[...]
        var port: UInt16? = 25
        if let colon = server.lastIndex(of: ":"), !server.hasSuffix("]") {
            host = server[..<colon]
            port = UInt16(server[server.index(after: colon)...])
        }
        guard let address = RelayAddress(host), let port, port > 0 else { return nil }
        self.address = address
        self.port = port
        self.timeLimit = timeLimit
    }

    /// Sends in a connection of its own; it returns when the server has said 250 to the mail.
    public func send(_ mail: EnvelopedMail) throws(SendFailure) {
        let sender = try path(of: mail.sender)
        let recipients = try paths(of: mail.recipients)
        let connection = try SMTPConnection(
            address: address, port: port, timeLimit: timeLimit)
        try connection.greet()
        let extensions = try connection.hello()
        try connection.command(
            "MAIL FROM:\(sender)" + parameters(for: mail, extensions), expecting: 2)
        for recipient in recipients {
            try connection.command(
                "RCPT TO:\(recipient)" + notify(mail, extensions), expecting: 2)
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

    private func notify(_ mail: EnvelopedMail, _ extensions: [String]) -> String {
        let status = mail.options.status
        guard !status.notify.isEmpty, extensions.contains("DSN") else { return "" }
        return " NOTIFY=\(status.notifyText)"
    }

    private func parameters(for mail: EnvelopedMail, _ extensions: [String]) -> String {
        var parameters = ""
        if extensions.contains("SIZE") { parameters += " SIZE=\(mail.content.virtualSize)" }
        if extensions.contains("8BITMIME") { parameters += " BODY=8BITMIME" }
        let addresses = mail.recipients + [mail.sender]
        let isInternational = addresses.contains { $0.contains { $0 >= 0x80 } }
        if isInternational, extensions.contains("SMTPUTF8") { parameters += " SMTPUTF8" }
        if let extent = mail.options.status.extent, extensions.contains("DSN") {
            parameters += " RET=\(extent.rawValue)"
        }
        if let limit = mail.options.deliverBy, extensions.contains("DELIVERBY") {
            let mode = limit.mode == .return ? "R" : "N"
            parameters += " BY=\(limit.time);\(mode)\(limit.isTraced ? "T" : "")"
        }
        return parameters
    }
}
