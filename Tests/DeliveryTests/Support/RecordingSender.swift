import Delivery
import Mail
import MaildirStorage
import Outcomes
import Synchronization

/// A mail server that takes everything, or refuses everything with one failure.
final class RecordingSender: MailSender {
    /// A mail as it was handed over.
    struct Sent: Equatable {
        var sender: String
        var recipients: [String]
        var content: String
    }

    private let recorded = Mutex<[Sent]>([])
    private let failure: SendFailure?

    init(failing failure: SendFailure? = nil) {
        self.failure = failure
    }

    /// The mails taken over.
    var sent: [Sent] { recorded.withLock { $0 } }

    func send(_ mail: EnvelopedMail) throws(SendFailure) {
        if let failure { throw failure }
        let bytes: [UInt8]
        do {
            bytes = try mail.content.bytes()
        } catch {
            throw .temporary(error.reason)
        }
        let sent = Sent(
            sender: text(mail.sender), recipients: mail.recipients.map(text), content: text(bytes))
        recorded.withLock { $0.append(sent) }
    }
}

/// Octets as text.
func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
}
