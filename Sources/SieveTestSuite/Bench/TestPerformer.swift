internal import Mail
internal import MaildirStorage
internal import Outcomes
internal import ProgramRunning
internal import Sieve

/// Carries the actions of a result out, in memory.
struct TestPerformer: SieveActionPerformer {
    private(set) var world: TestWorld
    private let message: MessageInMemory
    private let envelope: SieveEnvelope

    /// The addresses of the user; the first is written into mail that is redirected.
    private let addresses: [[UInt8]]

    private let programs: ProgramDirectory

    init(
        _ world: TestWorld, message: MessageInMemory, envelope: SieveEnvelope,
        settings: SieveSettings, programs: ProgramDirectory
    ) {
        let own = settings[UserSettings.self].address.map { [$0.bytes] } ?? []
        addresses = own + [envelope.finalRecipient ?? envelope.recipient]
        self.programs = programs
        self.world = world
        self.message = message
        self.envelope = envelope
    }

    mutating func store(_ request: StoreRequest) throws(LookupFailure) {
        let name = String(decoding: request.mailbox, as: UTF8.self)
        do throws(FolderNameError) {
            _ = try FolderName(request.mailbox)
        } catch {
            throw .configuration("can not store in \(name): \(error)")
        }
        guard request.create || world.mailboxExists(request.mailbox) else {
            throw .configuration("there is no mailbox \(name); make it, or add :create")
        }
        let content: [UInt8]
        if let copy = request.message {
            content = copy
        } else {
            let source: any MessageSource =
                request.edited
                ?? request.header.map { ComposedMessage(header: $0, bodyOf: message) } ?? message
            content = try source.bytes()
        }
        world.store(.init(content: content, flags: request.flags), in: request.mailbox)
    }

    mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
        if mail.passesMessageOn {
            let loop = RedirectLoop(header: message.header, addresses: addresses)
            // As a delivery does: what would go round in a circle is kept.
            if mail.recipients.contains(where: { loop.reason(against: $0) != nil }) {
                return try store(StoreRequest(mailbox: StoreRequest.inbox))
            }
        }
        let content =
            switch mail.content {
            case .original: try redirected(message)
            case .edited(let edition): try redirected(edition.source)
            case .message(let content): content
            }
        for recipient in mail.recipients {
            world.send(
                .init(
                    sender: mail.envelopeSender ?? envelope.sender, recipient: recipient,
                    content: content))
        }
    }

    /// The message with the mark of who has redirected it, as a delivery writes it.
    private func redirected(_ message: any MessageSource) throws(LookupFailure) -> [UInt8] {
        var header = message.header
        header.fields.insert(
            HeaderField(
                name: RedirectLoop.mark, rawValue: [UInt8(ascii: " ")] + addresses[0]), at: 0)
        return try ComposedMessage(header: header, bodyOf: message).bytes()
    }

    mutating func pipe(
        _ call: ProgramCall, isCopy: Bool, isTry: Bool
    ) throws(LookupFailure) {
        do throws(ProgramFailure) {
            _ = try programs.output(of: call)
        } catch {
            let reason = "failed to pipe to \(call.nameText): \(error.message(about: call))"
            // Without :try it is an error of the run, which is what a test asks for; with it the
            // message is kept, if this is no copy (spec-bosch-sieve-extprograms, 5).
            guard isTry else { throw .temporary(reason) }
            if !isCopy { try keep(because: reason) }
        }
    }

    mutating func remember(_ entry: MemoryEntry, seconds: UInt64) throws(LookupFailure) {
        world.memory.insert(entry)
    }
}
