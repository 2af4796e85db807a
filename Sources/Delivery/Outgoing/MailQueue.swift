import Mail
import MaildirStorage
import Outcomes
import Sieve

/// The mails that a script sends, held until the message itself is safe on disk.
struct MailQueue {
    /// Redirects of the message, one mail for each sender, the same options and the same edits, so
    /// that all recipients are taken over at once or none.
    private struct Redirect {
        let sender: [UInt8]
        let options: SendOptions
        /// Nil for the message as it was received.
        let edition: EditedMessage?
        var recipients: [[UInt8]] = []
    }

    private var redirects: [Redirect] = []
    private var others: [(mail: OutgoingMail, content: [UInt8])] = []

    /// Whether there is nothing to send.
    var isEmpty: Bool { redirects.isEmpty && others.isEmpty }

    /// Adds a mail; `sender` is that of the message.
    mutating func add(_ mail: OutgoingMail, sender: [UInt8]) {
        switch mail.content {
        case .message(let content):
            others.append((mail, content))
        case .original: addRedirect(mail, sender, nil)
        case .edited(let edition): addRedirect(mail, sender, edition)
        }
    }

    private mutating func addRedirect(
        _ mail: OutgoingMail, _ sender: [UInt8], _ edition: EditedMessage?
    ) {
        let sender = mail.envelopeSender ?? sender
        let found = redirects.firstIndex {
            $0.sender == sender && $0.options == mail.options && $0.edition == edition
        }
        let index = found ?? redirects.count
        if found == nil {
            redirects.append(Redirect(sender: sender, options: mail.options, edition: edition))
        }
        redirects[index].recipients += mail.recipients
    }

    /// Writes the mails to files, complete with their envelopes.
    func enveloped(
        original: MessageHeader, request: DeliveryRequest, transaction: MaildirTransaction
    ) throws(LookupFailure) -> [EnvelopedMail] {
        var mails: [EnvelopedMail] = []
        for (index, redirect) in redirects.enumerated() {
            let content: SpooledMessage
            if let earlier = redirects[..<index].firstIndex(where: {
                $0.edition == redirect.edition
            }) {
                content = mails[earlier].content
            } else {
                content = try write(redirect.edition, original, request, transaction)
            }
            mails.append(
                EnvelopedMail(
                    sender: redirect.sender, recipients: redirect.recipients, content: content,
                    options: redirect.options))
        }
        for (mail, content) in others {
            let sender = mail.envelopeSender ?? request.sender(of: original)
            let file = try transaction.write(content)
            var enveloped = EnvelopedMail(
                sender: sender, recipients: mail.recipients, content: file,
                options: mail.options, replacesMessage: mail.replacesMessage)
            enveloped.isExpendable = mail.isExpendable
            enveloped.entry = mail.entry
            mails.append(enveloped)
        }
        return mails
    }

    /// Writes the message, as the script has edited it if it has.
    private func write(
        _ edition: EditedMessage?, _ original: MessageHeader, _ request: DeliveryRequest,
        _ transaction: MaildirTransaction
    ) throws(LookupFailure) -> SpooledMessage {
        guard let source = edition?.source else {
            return try transaction.write(redirected(original, by: request.redirectingAddress))
        }
        var header = source.header
        // No edit takes away the places where the mail has been, or a circle would have no end.
        let known = Set(header.fields.map(\.raw))
        let places = original.fields.filter { field in
            (field.isNamed(HeaderName.redirectedFrom) || field.isNamed(HeaderName.deliveredTo))
                && !known.contains(field.raw)
        }
        header.fields.insert(contentsOf: places, at: 0)
        header = redirected(header, by: request.redirectingAddress)
        return try transaction.write(ComposedMessage(header: header, bodyOf: source))
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
