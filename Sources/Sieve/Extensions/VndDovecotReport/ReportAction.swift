internal import Mail
public import Outcomes

/// Reports the message to somebody who looks after abuse.
public struct ReportAction: SieveAction {
    /// What is sent, or why nothing is.
    enum Content: Sendable {
        case mail(OutgoingMail)
        case refused(String)
    }

    /// Never.
    public var cancelsImplicitKeep = false

    private let type: [UInt8]
    private let recipient: MailAddress
    private let content: Content

    /// Makes the action; the type is in lower case.
    init(type: [UInt8], to recipient: MailAddress, _ content: Content) {
        self.type = type
        self.recipient = recipient
        self.content = content
    }

    /// "report".
    public var name: String { "report" }

    /// Whether it is a report of this type to this address.
    func isSame(type: [UInt8], to recipient: MailAddress) -> Bool {
        self.type == type && self.recipient.isSame(as: recipient)
    }

    /// Of one type there is one report to one address, the first.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        guard let earlier = earlier as? ReportAction,
            earlier.isSame(type: type, to: recipient)
        else { return .independent }
        return .same(earlier)
    }

    /// Sends the report.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        if case .mail(let mail) = content { try performer.send(mail) }
    }

    /// To whom it is reported, or why it is not.
    public var words: [String] {
        let type = String(decoding: type, as: UTF8.self)
        let address = String(decoding: recipient.bytes, as: UTF8.self)
        switch content {
        case .mail: return ["report the message as \(type) to \(address)"]
        case .refused(let reason): return ["send no report to \(address): \(reason)"]
        }
    }

    /// `type`, `to` and `message`; or `refusal`.
    public var json: [JSONValue.Member] {
        let type = JSONValue.Member("type", .text(type))
        switch content {
        case .mail(let mail): return [type] + mail.json
        case .refused(let reason): return [type, .init("refusal", .string(reason))]
        }
    }
}
