public import Outcomes

/// Answers the message, once a period for each sender (RFC 5230).
public struct VacationAction: SieveAction {
    /// Never (RFC 5230, 4.7).
    public var cancelsImplicitKeep = false

    /// Where a copy of the answer is stored (RFC 8580, `:fcc`).
    public var store: StoreRequest?

    /// The answer; nil if there is none.
    public let answer: OutgoingMail?

    /// Why there is no answer.
    public let refusal: String?

    private let seconds: UInt64

    /// Makes an answer that is remembered, by its entry.
    init(answer: OutgoingMail, seconds: UInt64) {
        self.answer = answer
        self.seconds = seconds
        refusal = nil
    }

    /// Makes an action that does nothing, for a reason: two would be a mistake all the same.
    init(refusal: String) {
        self.refusal = refusal
        answer = nil
        seconds = 0
    }

    /// "vacation".
    public var name: String { "vacation" }

    /// Whether the sender hears of the message.
    public var answersSender: Bool { true }

    /// In conflict with an earlier one, and with any other answer to the sender.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        relationOfAnswer(
            to: earlier,
            again: "'vacation' can answer a message only once; leave one of them out")
    }

    /// Sends the answer, stores a copy, and remembers it.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        guard let answer else { return }
        try performer.send(answer)
        try performer.storeCopy(of: answer, store)
        if let entry = answer.entry, seconds > 0 { try performer.remember(entry, seconds: seconds) }
    }

    /// Who is answered, or why no one is.
    public var words: [String] {
        guard let answer else { return ["send no vacation answer: \(refusal ?? "")"] }
        let recipients = answer.recipients.map { String(decoding: $0, as: UTF8.self) }
        return ["send a vacation answer to \(recipients.joined(separator: ", "))"]
            + ["do not answer again for \(seconds) seconds"] + StoreRequest.wordsOfCopy(store)
    }

    /// `to`, `seconds` and `message`; or `refusal`.
    public var json: [JSONValue.Member] {
        guard let answer else { return [.init("refusal", .string(refusal ?? ""))] }
        return answer.json + [.init("seconds", .number(seconds))] + StoreRequest.jsonOfCopy(store)
    }
}
