/// Which notices a sender wants to have about a mail (RFC 3461).
public struct StatusRequest: Sendable, Equatable {
    /// When a notice is sent.
    public enum Occasion: String, Sendable, CaseIterable {
        /// Never; it stands alone.
        case never = "NEVER"
        /// When the mail is delivered.
        case success = "SUCCESS"
        /// When it can not be delivered.
        case failure = "FAILURE"
        /// When it is late.
        case delay = "DELAY"
    }

    /// What of the mail a notice of failure returns.
    public enum Extent: String, Sendable, CaseIterable {
        /// All of it.
        case full = "FULL"
        /// Its header.
        case headers = "HDRS"
    }

    /// When notices are sent; empty if nobody said.
    public var notify: [Occasion] = []

    /// What notices return; nil if nobody said.
    public var extent: Extent?

    /// The recipient as the sender knew it, `rfc822;user@example.org`, without xtext.
    public var originalRecipient: [UInt8]?

    /// What the sender calls the mail, without xtext.
    public var envelopeID: [UInt8]?

    /// Makes a request for what is usual.
    public init() {}

    /// The words of `NOTIFY`, separated by commas.
    public var notifyText: String { notify.map(\.rawValue).joined(separator: ",") }
}

/// Until when a mail has to be delivered, and what happens if it is not (RFC 2852).
public struct DeliverBy<Time: Sendable & Equatable>: Sendable, Equatable {
    /// What happens when the time is over.
    public enum Mode: String, Sendable, CaseIterable {
        /// The mail goes on, and the sender gets a notice.
        case notify
        /// The mail goes back.
        case `return`
    }

    /// When the time is over.
    public var time: Time

    /// What happens then.
    public var mode: Mode

    /// Whether the servers on the way send notices.
    public var isTraced: Bool

    /// Makes a limit.
    public init(time: Time, mode: Mode, isTraced: Bool = false) {
        self.time = time
        self.mode = mode
        self.isTraced = isTraced
    }
}

/// What the script wants of the servers that a mail is sent through (RFC 6009).
public struct SendOptions: Sendable, Equatable {
    /// Which notices the sender gets.
    public var status = StatusRequest()

    /// In how many seconds it has to be delivered.
    public var deliverBy: DeliverBy<Int64>?

    /// Makes options that ask for what is usual.
    public init() {}
}
