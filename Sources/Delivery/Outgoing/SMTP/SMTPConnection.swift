import MaildirStorage
import Outcomes

/// The dialogue with a mail server over one blocking connection.
final class SMTPConnection {
    private let stream: TCPStream
    private var received: [UInt8] = []

    init(address: RelayAddress, port: UInt16, timeLimit: Int) throws(SendFailure) {
        stream = try TCPStream(address: address, port: port, timeLimit: timeLimit)
    }

    /// Waits for the greeting; a server that refuses to talk may do so for now only.
    func greet() throws(SendFailure) {
        let reply = try reply()
        guard reply.code / 100 == 2 else { throw .temporary(failure("greeting", reply)) }
    }

    /// Introduces this host; gives the names of the extensions in upper case.
    func hello() throws(SendFailure) -> [String] {
        try stream.write(Array("EHLO \(LocalHost.name)\r\n".utf8))
        let reply = try reply()
        guard reply.code / 100 == 2 else { throw .temporary(failure("EHLO", reply)) }
        return reply.lines.dropFirst().compactMap { line in
            line.split(separator: " ").first.map { $0.uppercased() }
        }
    }

    /// Sends a command and checks the first digit of the reply's code.
    func command(_ line: String, expecting digit: Int) throws(SendFailure) {
        try stream.write(Array("\(line)\r\n".utf8))
        try check(try reply(), digit, of: line)
    }

    /// Sends the message and waits until the server has taken it over.
    func data(_ message: SpooledMessage) throws(SendFailure) {
        var encoder = SMTPDataEncoder()
        var failure: SendFailure?
        do {
            try message.forEachPiece { (piece) throws(LookupFailure) in
                do throws(SendFailure) {
                    try stream.write(encoder.encode(piece))
                } catch {
                    failure = error
                    throw .temporary(error.reason)
                }
            }
        } catch {
            throw failure ?? .temporary(error.reason)
        }
        try stream.write(encoder.end())
        try check(try reply(), 2, of: "the message")
    }

    /// Says good-bye; the mail is already with the server, so nothing can fail any more.
    func quit() {
        try? stream.write(Array("QUIT\r\n".utf8))
    }

    private func check(_ reply: SMTPReply, _ digit: Int, of command: String) throws(SendFailure) {
        let first = reply.code / 100
        if first == digit { return }
        let text = failure(command, reply)
        throw first == 5 ? .refused(text) : .temporary(text)
    }

    private func failure(_ command: String, _ reply: SMTPReply) -> String {
        LogLine("\(stream.peer): \(command): \(reply.code) \(reply.lines.joined(separator: " "))")
            .text
    }

    private func reply() throws(SendFailure) -> SMTPReply {
        var lines: [String] = []
        while true {
            let line = try line()
            guard let part = SMTPReply.Line(line), lines.count < 100 else {
                throw .temporary("\(stream.peer): the reply is no SMTP")
            }
            lines.append(part.text)
            if part.isLast { return SMTPReply(code: part.code, lines: lines) }
        }
    }

    private func line() throws(SendFailure) -> [UInt8] {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(received[..<end])
                received.removeFirst(end + 1)
                return line
            }
            guard received.count < 4096 else {
                throw .temporary("\(stream.peer): the reply is too long")
            }
            received += try stream.read()
        }
    }
}
