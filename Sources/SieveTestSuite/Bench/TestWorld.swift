internal import Mail
internal import MaildirStorage
internal import Outcomes
internal import Sieve

/// The mailboxes, the mail that was sent, and the memory of earlier messages.
struct TestWorld {
    /// A message in a mailbox.
    struct StoredMail {
        let content: [UInt8]
        let flags: [[UInt8]]
    }

    /// A message that was sent, to one recipient.
    struct SentMail {
        let sender: [UInt8]
        let recipient: [UInt8]
        let content: [UInt8]
    }

    private(set) var mailboxes: [[UInt8]: [StoredMail]] = [StoreRequest.inbox: []]
    private(set) var sent: [SentMail] = []
    var memory: Set<MemoryEntry> = []

    private var annotations: [Annotation: [UInt8]] = [:]

    /// The name of an annotation, and the mailbox; nil for the server.
    private struct Annotation: Hashable {
        let name: String
        let mailbox: [UInt8]?
    }

    /// The value of an annotation; nil if there is none.
    func annotation(_ name: String, of mailbox: [UInt8]?) -> [UInt8]? {
        annotations[Annotation(name: name, mailbox: mailbox.map(Self.key))]
    }

    mutating func annotate(_ name: String, of mailbox: [UInt8]?, with value: [UInt8]) {
        annotations[Annotation(name: name, mailbox: mailbox.map(Self.key))] = value
    }

    /// The mailbox with an id: `id-` and its name.
    func mailbox(withID id: [UInt8]) -> [UInt8]? {
        let prefix = Array("id-".utf8)
        guard id.starts(with: prefix) else { return nil }
        let name = Self.key(Array(id.dropFirst(prefix.count)))
        return mailboxes[name] == nil ? nil : name
    }

    func mailboxExists(_ name: [UInt8]) -> Bool {
        mailboxes[Self.key(name)] != nil
    }

    mutating func createMailbox(_ name: [UInt8]) {
        mailboxes[Self.key(name), default: []] += []
    }

    /// The message with this number in a mailbox, from zero; nil if there is none.
    func mail(_ number: Int, in mailbox: [UInt8]) -> StoredMail? {
        guard let mails = mailboxes[Self.key(mailbox)], mails.indices.contains(number) else {
            return nil
        }
        return mails[number]
    }

    /// The sent message with this number, from zero; nil if there is none.
    func sent(_ number: Int) -> SentMail? {
        sent.indices.contains(number) ? sent[number] : nil
    }

    mutating func forgetSent() {
        sent = []
    }

    mutating func store(_ mail: StoredMail, in mailbox: [UInt8]) {
        mailboxes[Self.key(mailbox), default: []].append(mail)
    }

    mutating func send(_ mail: SentMail) {
        sent.append(mail)
    }

    /// The name as a Maildir has it: INBOX, also as its first part, is the same in any case.
    private static func key(_ mailbox: [UInt8]) -> [UInt8] {
        (try? FolderName(mailbox)).map { Array($0.name.utf8) } ?? mailbox
    }
}
