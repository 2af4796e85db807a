public import Mail
public import Outcomes

/// Sends the message on to another address (RFC 5228, 4.2).
public struct RedirectAction: SieveAction {
    /// Whether the message is not kept here; `:copy` makes it false.
    public var cancelsImplicitKeep = true

    /// Where it goes.
    public let recipient: MailAddress

    private let content: OutgoingMail.Content

    /// Makes the action.
    public init(to recipient: MailAddress, content: OutgoingMail.Content = .original) {
        self.recipient = recipient
        self.content = content
    }

    /// "redirect".
    public var name: String { "redirect" }

    /// The same as an earlier one to the same address.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        guard let earlier = earlier as? RedirectAction,
            earlier.recipient.localPart == recipient.localPart,
            ASCII.equalIgnoringCase(earlier.recipient.domain, recipient.domain)
        else { return .independent }
        var merged = self
        merged.cancelsImplicitKeep = cancelsImplicitKeep || earlier.cancelsImplicitKeep
        return .same(merged)
    }

    /// Sends it, with the sender that the message came with.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        try performer.send(OutgoingMail(recipients: [recipient.bytes], content: content))
    }

    /// Where it goes.
    public var words: [String] {
        let words = ["redirect the message to \(String(decoding: recipient.bytes, as: UTF8.self))"]
        return content == .original ? words : words + ["with the edited header"]
    }

    /// `to`, and `copy` if it is one.
    public var json: [JSONValue.Member] {
        let to = JSONValue.Member("to", .text(recipient.bytes))
        return cancelsImplicitKeep ? [to] : [to, .init("copy", .boolean(true))]
    }
}
