public import Mail
public import Outcomes
public import Sieve

/// Carries actions out by writing down what comes of them.
public struct Recorder: SieveActionPerformer {
    private let message: MessageInMemory

    /// What was stored, sent, given to programs and remembered, in order.
    public private(set) var record: [[UInt8]] = []

    /// Mails that have been sent.
    public private(set) var mails: [OutgoingMail] = []

    /// Begins with the message that the actions are about.
    public init(_ message: MessageInMemory) {
        self.message = message
    }

    /// Writes down the message as it is stored.
    public mutating func store(_ request: StoreRequest) throws(LookupFailure) {
        let edited: (any MessageSource)? =
            request.edited ?? request.header.map { ComposedMessage(header: $0, bodyOf: message) }
        record += [request.mailbox] + request.flags
        if let copy = request.message {
            record.append(copy)
        } else {
            record.append(try (edited ?? message).bytes())
        }
    }

    /// Writes down what is sent.
    public mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
        mails.append(mail)
        record += mail.recipients + [mail.envelopeSender ?? []]
        switch mail.content {
        case .original: record.append(try message.bytes())
        case .edited(let edition): record.append(try edition.source.bytes())
        case .message(let bytes): record.append(bytes)
        }
    }

    /// Writes down what the program would read.
    public mutating func pipe(
        _ call: ProgramCall, isCopy: Bool, isTry: Bool
    ) throws(LookupFailure) {
        record += [call.name] + call.arguments + [call.input ?? []]
    }

    /// Writes the entry down.
    public mutating func remember(
        _ entry: MemoryEntry, seconds: UInt64
    ) throws(LookupFailure) {
        record += [Array(entry.owner.utf8), entry.handle, entry.key]
    }
}
