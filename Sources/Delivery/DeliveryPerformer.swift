import Mail
import MaildirStorage
import Outcomes
import ProgramRunning
import Sieve

/// Carries out the actions of a script as parts of one Maildir transaction.
///
/// An action that can not be done (no such mailbox, a redirect loop, a refused mail) becomes
/// a keep in the INBOX and a warning; what may work later throws and defers the delivery.
struct DeliveryPerformer: SieveActionPerformer {
    private let request: DeliveryRequest
    private let transaction: MaildirTransaction
    private let log: any DeliveryLog
    private let header: MessageHeader
    private var stored: Set<FolderName> = []
    private var queue = MailQueue()
    private var pipes: [(call: ProgramCall, isCopy: Bool)] = []
    private var entries: [(entry: MemoryEntry, seconds: UInt64)] = []

    /// What is to be answered to whoever hands the mail in; nil if it is not refused in that way.
    private(set) var refusal: [UInt8]?

    /// What was done, for the log.
    private(set) var notes: [String] = []

    init(
        request: DeliveryRequest, transaction: MaildirTransaction, header: MessageHeader,
        log: any DeliveryLog
    ) {
        self.request = request
        self.transaction = transaction
        self.header = header
        self.log = log
    }

    /// Stages the message into a mailbox; `INBOX` is the mailbox that mail is kept in.
    mutating func store(_ request: StoreRequest) throws(LookupFailure) {
        if let message = request.message {
            try storeCopy(message, request)
            return
        }
        let name = self.request.mailboxName(of: request)
        do {
            try stage(folder(for: request), named: name, request)
        } catch {
            try keep(
                because: "can not store in \(text(name)): \(try error.permanentReason())")
        }
    }

    /// Stages a copy of a mail that the script sends; what stands in the way of that makes it go
    /// into the INBOX (RFC 8580 4).
    private mutating func storeCopy(
        _ message: [UInt8], _ request: StoreRequest
    ) throws(LookupFailure) {
        do {
            try transaction.stage(
                folder(for: request), flags: request.flags, message: message)
            notes.append("a copy stored in \(text(request.mailbox))")
        } catch {
            let reason = try StoreFailure(error).permanentReason()
            log.warning(
                "user=\(self.request.user), can not store a copy in \(text(request.mailbox)): "
                    + "\(reason); the copy is kept in INBOX")
            try transaction.stage(.inbox, flags: request.flags, message: message)
            notes.append("a copy stored in INBOX")
        }
    }

    /// Notes a mail to be sent when the message is safe on disk.
    mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
        var mail = mail
        if mail.passesMessageOn {
            let loop = request.redirectLoop(header)
            for recipient in mail.recipients {
                guard let reason = loop.reason(against: recipient) else { continue }
                try keep(because: "no redirect to \(text(recipient)): \(reason)")
                mail.recipients.removeAll { $0 == recipient }
            }
        }
        guard !mail.recipients.isEmpty else { return }
        queue.add(mail, sender: request.sender(of: header))
    }

    /// Refuses the mail in the reply, or with a notice to its sender.
    mutating func refuse(_ refusal: Refusal) throws(LookupFailure) {
        let reason = text(refusal.reason.prefix(200))
        if request.refusesInReply, let reply = refusal.reply {
            self.refusal = reply
            notes.append("refused: \(reason)")
        } else if let notice = refusal.notice {
            notes.append("refused with a notice: \(reason)")
            try send(notice)
        } else {
            let silence = refusal.silence ?? "there is no sender"
            notes.append("refused without a notice, for \(silence): \(reason)")
            log.warning(
                "user=\(request.user), a mail is refused and nobody is told, for \(silence)")
        }
    }

    /// Notes a program to be run when the message is safe on disk.
    mutating func pipe(
        _ call: ProgramCall, isCopy: Bool, isTry: Bool
    ) throws(LookupFailure) {
        // A failure without :try keeps the message, if this is a copy or not.
        pipes.append((call, isCopy && isTry))
    }

    /// Runs the programs; one that fails keeps the message, which it has not taken over.
    mutating func runPrograms() throws(LookupFailure) {
        let programs = request.programs
        for (call, isCopy) in pipes {
            do throws(ProgramFailure) {
                _ = try programs.output(of: call)
                notes.append("piped to \(call.nameText)")
            } catch {
                let reason = "failed to pipe to \(call.nameText): \(error.message(about: call))"
                if isCopy {
                    log.warning("user=\(request.user), \(reason)")
                } else {
                    try keep(because: reason)
                }
            }
        }
    }

    /// Notes an entry to be written when the message is delivered.
    mutating func remember(_ entry: MemoryEntry, seconds: UInt64) throws(LookupFailure) {
        guard request.memory != nil else { throw .noMemory(for: entry) }
        entries.append((entry, seconds))
    }

    /// Puts a message about errors of the script into the INBOX, if its owner has not had it yet.
    ///
    /// It is a message more and no part of the delivery: what stands in its way is only logged.
    mutating func tellOwner(_ notice: ScriptErrorNotice) {
        guard request.tellsOwnerOfErrors, let path = request.memory else { return }
        let memory = UserMemory(path: path)
        do throws(LookupFailure) {
            if try memory.remembers(notice.entry) { return }
            try memory.prepare()
            try transaction.stage(
                .inbox, flags: [], message: notice.message(to: request.address))
            entries.append((notice.entry, notice.seconds))
        } catch {
            log.warning(
                "user=\(request.user), the owner of the script is not told: \(error.reason)")
        }
    }

    /// Finds out whether the entries can be written, before anything is sent.
    func prepareMemory() throws(LookupFailure) {
        guard !entries.isEmpty, let path = request.memory else { return }
        try UserMemory(path: path).prepare()
    }

    /// Writes the entries.
    ///
    /// The message is delivered by now: what fails is told, and no more.
    func rememberAll() {
        guard !entries.isEmpty, let path = request.memory else { return }
        do {
            try UserMemory(path: path).remember(entries)
        } catch {
            log.warning("user=\(request.user), \(error.reason)")
        }
    }

    /// Sends the mails; the message must be safe on disk by now.
    ///
    /// No time that programs have taken keeps them from being sent: each has its own limit, and a
    /// delivery that gave up between two of them would send the first one again.
    mutating func sendAll(through sender: any MailSender) throws(LookupFailure) {
        guard !queue.isEmpty else { return }
        let mails = try queue.enveloped(
            original: header, request: request, transaction: transaction)
        for mail in mails {
            let recipients = mail.recipients.map { "<\(text($0))>" }.joined(separator: " ")
            do throws(SendFailure) {
                try sender.send(mail)
                notes.append("sent to \(recipients)")
            } catch {
                if case .temporary = error {
                    guard mail.isExpendable else { throw .temporary(error.reason) }
                    if let entry = mail.entry { entries.removeAll { $0.entry == entry } }
                }
                let reason = "can not send to \(recipients): \(error.reason)"
                if mail.replacesMessage {
                    try keep(because: reason)
                } else {
                    log.warning("user=\(request.user), \(reason)")
                }
            }
        }
    }

    /// The folder for a store, which is made if it is not there and may be.
    private func folder(for store: StoreRequest) throws(StoreFailure) -> FolderName {
        let place = try request.place(for: store)
        guard place.isNew else { return place.folder }
        do throws(LookupFailure) {
            try request.maildir.create(place.folder)
            if request.subscribes { try request.maildir.subscribe(place.folder) }
            return place.folder
        } catch {
            throw StoreFailure(error)
        }
    }

    private mutating func stage(
        _ folder: FolderName, named name: [UInt8], _ request: StoreRequest
    ) throws(StoreFailure) {
        guard stored.insert(folder).inserted else { return }
        do {
            if let edited = request.edited {
                try transaction.stage(folder, flags: request.flags, message: edited)
            } else {
                try transaction.stage(folder, flags: request.flags, header: request.header)
            }
            notes.append("stored in \(text(name))")
        } catch {
            stored.remove(folder)
            throw StoreFailure(error)
        }
    }

    /// Stages the message into the INBOX, if it is not staged yet.
    mutating func keep(because reason: String) throws(LookupFailure) {
        log.warning("user=\(request.user), \(reason); the mail is kept in INBOX")
        guard stored.insert(.inbox).inserted else { return }
        try transaction.stage(.inbox)
        notes.append("stored in INBOX")
    }
}

private func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
}
