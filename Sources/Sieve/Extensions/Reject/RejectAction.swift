public import Outcomes

/// Refuses the message (RFC 5429).
public struct RejectAction: SieveAction {
    /// Always (RFC 5429, 2.4).
    public var cancelsImplicitKeep = true

    /// "reject" or "ereject".
    public let name: String

    /// What refusing it comes to.
    public let refusal: Refusal

    /// Makes the action.
    init(name: String, refusal: Refusal) {
        self.name = name
        self.refusal = refusal
    }

    /// Whether the sender hears of the message.
    public var answersSender: Bool { true }

    /// Whether the message is refused.
    public var refusesMessage: Bool { true }

    /// In conflict with any other answer to the sender, a second refusal above all.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        relationOfAnswer(
            to: earlier,
            again: "a message can be refused only once; leave one of the refusals out")
    }

    /// Refuses it.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        try performer.refuse(refusal)
    }

    /// The reason, and who is told, or why no one is.
    public var words: [String] {
        let words = ["refuse the message: \(String(decoding: refusal.reason, as: UTF8.self))"]
        guard let notice = refusal.notice else {
            return words + ["tell nobody, for \(refusal.silence ?? "there is nobody")"]
        }
        let recipients = notice.recipients.map { String(decoding: $0, as: UTF8.self) }
        return words + ["tell \(recipients.joined(separator: ", "))"]
    }

    /// `reason`, and `to` and `message` of the notice, or `silence`.
    public var json: [JSONValue.Member] {
        [.init("reason", .text(refusal.reason))]
            + (refusal.notice?.json ?? [.init("silence", .string(refusal.silence ?? ""))])
    }
}
