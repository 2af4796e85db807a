public import Mail
public import Outcomes

/// Sends the message on to another address (RFC 5228, 4.2).
public struct RedirectAction: SieveAction {
    /// Whether the message is not kept here; `:copy` makes it false.
    public var cancelsImplicitKeep = true

    /// Where it goes.
    public let recipient: MailAddress

    /// Always.
    public var deliversMessage: Bool { true }

    /// How it is sent; never nil.
    public var sending: SendOptions? {
        get { options }
        set { if let newValue { options = newValue } }
    }

    /// That of the message which is sent.
    public var editedHeader: MessageHeader? {
        guard case .edited(let message) = content else { return nil }
        return message.source.header
    }

    private let sender: [UInt8]?
    private let content: OutgoingMail.Content
    private var options = SendOptions()

    /// Makes the action; the envelope sender is that of the message if it is nil.
    public init(
        to recipient: MailAddress, from sender: [UInt8]? = nil,
        content: OutgoingMail.Content = .original
    ) {
        self.recipient = recipient
        self.sender = sender
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

    /// Sends it.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        try performer.send(
            OutgoingMail(
                recipients: [recipient.bytes], envelopeSender: sender, content: content,
                options: options))
    }

    /// Where it goes.
    public var words: [String] {
        var words = ["redirect the message to \(String(decoding: recipient.bytes, as: UTF8.self))"]
        if let sender {
            words.append("from <\(String(decoding: sender, as: UTF8.self))> in the envelope")
        }
        if content != .original { words.append("as the script has edited it") }
        if !options.status.notify.isEmpty {
            words.append("with notices to the sender: \(options.status.notifyText)")
        }
        if let extent = options.status.extent {
            words.append("with notices that return \(extent.rawValue)")
        }
        if let limit = options.deliverBy {
            words.append("\(limit.mode.rawValue) it after \(limit.time) seconds")
        }
        return words
    }

    /// `to`, and `from`, `copy`, `notify`, `ret`, `seconds`, `mode`, `trace` if there are any.
    public var json: [JSONValue.Member] {
        var members = [JSONValue.Member("to", .text(recipient.bytes))]
        if let sender { members.append(.init("from", .text(sender))) }
        if !cancelsImplicitKeep { members.append(.init("copy", .boolean(true))) }
        if !options.status.notify.isEmpty {
            members.append(.init("notify", .string(options.status.notifyText)))
        }
        if let extent = options.status.extent {
            members.append(.init("ret", .string(extent.rawValue)))
        }
        if let limit = options.deliverBy {
            members.append(.init("seconds", .number(UInt64(clamping: limit.time))))
            members.append(.init("mode", .string(limit.mode.rawValue)))
            if limit.isTraced { members.append(.init("trace", .boolean(true))) }
        }
        return members
    }
}
