import Mail
import MaildirStorage
import Outcomes
import Sieve

/// The mails that a script sends, held until the message itself is safe on disk.
struct MailQueue {
    /// Redirects of the message, one mail for each sender and the same options, so that all
    /// recipients are taken over at once or none.
    private var redirects: [(sender: [UInt8], recipients: [[UInt8]], options: SendOptions)] = []
    private var others: [(mail: OutgoingMail, content: [UInt8])] = []

    /// Whether there is nothing to send.
    var isEmpty: Bool { redirects.isEmpty && others.isEmpty }

    /// Adds a mail; `sender` is that of the message.
    mutating func add(_ mail: OutgoingMail, sender: [UInt8]) {
        switch mail.content {
        case .message(let content), .edited(let content):
            others.append((mail, content))
        case .original:
            let sender = mail.envelopeSender ?? sender
            if let index = redirects.firstIndex(where: {
                $0.sender == sender && $0.options == mail.options
            }) {
                redirects[index].recipients += mail.recipients
            } else {
                redirects.append((sender, mail.recipients, mail.options))
            }
        }
    }

    /// Writes the mails to files, complete with their envelopes.
    func enveloped(
        original: MessageHeader, request: DeliveryRequest, transaction: MaildirTransaction
    ) throws(LookupFailure) -> [EnvelopedMail] {
        var mails: [EnvelopedMail] = []
        if !redirects.isEmpty {
            let content = try transaction.write(redirected(original, by: request.address))
            mails = redirects.map {
                EnvelopedMail(
                    sender: $0.sender, recipients: $0.recipients, content: content,
                    options: $0.options)
            }
        }
        for (mail, content) in others {
            let sender = mail.envelopeSender ?? request.sender(of: original)
            let file = try transaction.write(
                mail.passesMessageOn ? redirected(content, by: request.address) : content)
            var enveloped = EnvelopedMail(
                sender: sender, recipients: mail.recipients, content: file,
                options: mail.options, replacesMessage: mail.replacesMessage)
            enveloped.isExpendable = mail.isExpendable
            mails.append(enveloped)
        }
        return mails
    }

    /// A redirected message that the script has edited.
    private func redirected(
        _ content: [UInt8], by address: [UInt8]
    ) throws(LookupFailure) -> [UInt8] {
        let message = MessageInMemory(content)
        let header = redirected(message.header, by: address)
        return try ComposedMessage(header: header, bodyOf: message).bytes()
    }

    /// The header of a redirected message: it tells who redirected, so that a loop is noticed,
    /// and has no `Return-Path`, which the last server writes (RFC 5321 4.4).
    private func redirected(_ header: MessageHeader, by address: [UInt8]) -> MessageHeader {
        var header = header
        header.fields.removeAll { $0.isNamed(HeaderName.returnPath) }
        let value = [UInt8(ascii: " ")] + address
        header.fields.insert(
            HeaderField(name: HeaderName.redirectedFrom, rawValue: value), at: 0)
        return header
    }
}
