import Delivery
import MaildirStorage
import Outcomes
import TestSupport

/// A user with a home of his own, and deliveries to him.
final class Mailbox {
    let directory: TemporaryDirectory
    let log = RecordingLog()
    var request: DeliveryRequest
    var sender: any MailSender

    init(script: String? = nil, sender: any MailSender = RecordingSender()) throws {
        directory = try TemporaryDirectory()
        self.sender = sender
        request = DeliveryRequest(
            user: "u", maildir: Maildir(path: directory.path("Maildir")),
            recipient: Array("u+detail@here.test".utf8))
        request.finalRecipient = Array("u@here.test".utf8)
        request.activeScript = directory.path(".dovecot.sieve")
        request.memory = directory.path(".mailwright-memory")
        request.sender = Array("from@there.test".utf8)
        if let script { try directory.write(".dovecot.sieve", script) }
    }

    /// Delivers a mail in pieces of a few octets.
    func deliver(_ mail: some Collection<UInt8>, pieces: Int = 4096) throws(LookupFailure) {
        var rest = Array(mail)[...]
        try LocalDelivery(request, sender: sender, log: log).deliver { buffer in
            let piece = rest.prefix(min(pieces, buffer.count))
            rest = rest.dropFirst(piece.count)
            buffer.copyBytes(from: piece)
            return piece.count
        }
    }

    func deliver(_ mail: String) throws(LookupFailure) {
        try deliver(mail.utf8)
    }

    /// The mails in a folder's `new` and `cur`, as text.
    func mails(_ folder: String = "") -> [String] {
        ["new", "cur"].flatMap { part in
            let path = folder.isEmpty ? "Maildir/\(part)" : "Maildir/.\(folder)/\(part)"
            return directory.list(path).compactMap { directory.text("\(path)/\($0)") }
        }
    }

    /// The files left in `tmp`.
    var leftovers: [String] { directory.list("Maildir/tmp") }
}
