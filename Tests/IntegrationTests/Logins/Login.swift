import Synchronization
import TestSupport
import Testing

/// A login over TLS that is under way: the question is sent, the answer not read yet.
///
/// Dovecot answers a refused login after seconds, so a test sends all of them first. Each comes
/// from an address of its own, for Dovecot slows an address down that has guessed before.
struct Login {
    enum Service: String, CaseIterable, CustomTestStringConvertible {
        case imap
        case pop3
        case sieve
        case submission
        case submissions

        var testDescription: String { rawValue }
    }

    private static let addresses = Atomic<Int>(0)

    private let service: Service
    private let conversation: Conversation

    /// An address of 127.0.0.0/8 that nobody has logged in from.
    static func freshAddress() -> String {
        let number = addresses.add(1, ordering: .relaxed).newValue
        return "127.9.\(number / 250).\(number % 250 + 1)"
    }

    init(
        _ service: Service, _ name: String, _ password: String,
        from source: String = Login.freshAddress()
    ) throws {
        self.service = service
        let stack = try Stack.shared()
        let plain = base64("\0\(name)\0\(password)")
        switch service {
        case .imap:
            conversation = try Conversation(tlsPort: stack.port("imaps"), from: source)
            try conversation.send(line: "a LOGIN \"\(name)\" \"\(password)\"")
        case .pop3:
            conversation = try Conversation(tlsPort: stack.port("pop3s"), from: source)
            try conversation.send(line: "USER \(name)\r\nPASS \(password)")
        case .sieve:
            conversation = try Conversation(
                tlsPort: stack.port("sieve"), from: source, starttls: "sieve")
            try conversation.send(line: "AUTHENTICATE \"PLAIN\" \"\(plain)\"")
        case .submission:
            conversation = try Conversation(
                tlsPort: stack.port("submission"), from: source, starttls: "smtp")
            let smtp = try SMTPClient(conversation, greeting: false)
            try smtp.conversation.send(line: "AUTH PLAIN \(plain)")
        case .submissions:
            conversation = try Conversation(tlsPort: stack.port("submissions"), from: source)
            let smtp = try SMTPClient(conversation)
            try smtp.conversation.send(line: "AUTH PLAIN \(plain)")
        }
    }

    /// What the server says to it, without the tag of IMAP.
    func answer() throws -> String {
        while true {
            let line = try conversation.expectLine()
            switch service {
            case .imap where line.hasPrefix("a "): return String(line.dropFirst(2))
            case .pop3 where !line.hasPrefix("+OK") || line.hasPrefix("+OK Logged in"):
                return line
            case .sieve where line.hasPrefix("NO") || line.hasPrefix("OK \"Logged in"):
                return line
            case .submission, .submissions: return line
            default: continue
            }
        }
    }
}

extension Login.Service {
    /// How it welcomes a user.
    var welcome: String {
        switch self {
        case .imap: "OK [CAPABILITY"
        case .pop3: "+OK Logged in."
        case .sieve: "OK \"Logged in.\""
        case .submission, .submissions: "235 2.7.0"
        }
    }

    /// How it refuses a user: the same for a wrong password and for a name that nobody has.
    var refusal: String {
        switch self {
        case .imap: "NO [AUTHENTICATIONFAILED] Authentication failed."
        case .pop3: "-ERR [AUTH] Authentication failed."
        case .sieve: "NO \"Authentication failed.\""
        case .submission, .submissions:
            "535 5.7.8 Error: authentication failed:"
        }
    }

    /// How it says that nobody can log in now.
    ///
    /// Nil for Postfix: its client for Dovecot's auth service makes 535 of each failure that
    /// Dovecot reports, also of a temporary one.
    var unavailable: String? {
        switch self {
        case .imap: "NO [UNAVAILABLE] Temporary authentication failure."
        case .pop3: "-ERR [SYS/TEMP] Temporary authentication failure."
        case .sieve: "NO (TRYLATER) \"Temporary authentication failure."
        case .submission, .submissions: nil
        }
    }
}
