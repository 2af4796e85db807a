public import Outcomes

/// Tells people that the message has come (RFC 5435).
public struct NotifyAction: SieveAction {
    /// Never (RFC 5435, 7).
    public var cancelsImplicitKeep = false

    /// Where a copy of the notice is stored (RFC 8580, `:fcc`).
    public var store: StoreRequest?

    /// The notice; nil if there is none.
    public let notice: OutgoingMail?

    /// Why there is no notice.
    public let refusal: String?

    /// Makes an action that sends a notice.
    init(_ notice: OutgoingMail) {
        self.notice = notice
        refusal = nil
    }

    /// Makes an action that does nothing, for a reason.
    init(refusal: String) {
        self.refusal = refusal
        notice = nil
    }

    /// "notify".
    public var name: String { "notify" }

    /// Sends the notice and stores a copy.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        guard let notice else { return }
        try performer.send(notice)
        try performer.storeCopy(of: notice, store)
    }

    /// Who is told, or why no one is.
    public var words: [String] {
        guard let notice else { return ["send no notice: \(refusal ?? "")"] }
        let recipients = notice.recipients.map { String(decoding: $0, as: UTF8.self) }
        return ["send a notice to \(recipients.joined(separator: ", "))"]
            + StoreRequest.wordsOfCopy(store)
    }

    /// `to` and `message`; or `refusal`.
    public var json: [JSONValue.Member] {
        guard let notice else { return [.init("refusal", .string(refusal ?? ""))] }
        return notice.json + StoreRequest.jsonOfCopy(store)
    }
}
