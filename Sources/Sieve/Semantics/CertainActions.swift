internal import Mail

/// The actions that a script has taken whenever a command is reached: those of the commands before
/// it, in its own block and in the blocks around it.
///
/// They tell, without a message, that a script fails: an author who has no errors takes it for one
/// that works.
struct CertainActions {
    /// An action that a command takes whenever it is reached.
    enum Action {
        /// Stores the message, or sends it on to what a variable says.
        case delivery
        /// Sends the message on.
        case redirect(to: MailAddress)
        /// Refuses the message.
        case refusal
    }

    /// When a block is executed whose command is reached.
    enum Execution {
        case always
        case sometimes
        case never
    }

    /// The commands that deliver the message or refuse it.
    fileprivate var delivery: Word?
    fileprivate var refusal: Word?

    fileprivate var recipients: Set<[UInt8]> = []

    /// Whether the script has ended.
    fileprivate(set) var isOver = false
}

extension Compilation {
    /// Notes that a command takes an action whenever it is reached, and warns if the script then fails.
    mutating func expect(_ action: CertainActions.Action, of arguments: borrowing Arguments) {
        if certain.isOver { return }
        switch action {
        case .delivery: certain.delivery = arguments.name
        case .refusal: certain.refusal = arguments.name
        case .redirect(let address):
            certain.delivery = arguments.name
            certain.recipients.insert(
                address.localPart + [UInt8(ascii: "@")] + ASCII.lowercased(address.domain))
            guard certain.recipients.count > limits.redirects else { break }
            warn(.tooManyRedirects(limits.redirects), at: arguments.offset)
            // The script fails here.
            certain.isOver = true
        }
        if let refusal = certain.refusal, let delivery = certain.delivery {
            warn(.refusedAndDelivered(refusal, delivery), at: arguments.offset)
            certain.isOver = true
        }
    }

    /// Notes that the commands behind this one in its block are not reached.
    mutating func expectEnd() {
        certain.isOver = true
    }
}

extension Diagnostic {
    fileprivate static func tooManyRedirects(_ limit: Int) -> Diagnostic {
        Diagnostic(
            "the script fails here, as it redirects to more than \(limit) addresses (max_redirects); "
                + "use fewer")
    }

    fileprivate static func refusedAndDelivered(_ refusal: Word, _ delivery: Word) -> Diagnostic {
        Diagnostic(
            "the script fails here, as '\(refusal)' refuses the message that '\(delivery)' delivers; "
                + "leave one of them out")
    }
}
