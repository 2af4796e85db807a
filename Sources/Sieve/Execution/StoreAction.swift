public import Outcomes

/// Stores the message: what `keep`, `fileinto` and the implicit keep become.
public struct StoreAction: SieveAction {
    /// Whether no other keep is needed; `:copy` makes it false.
    public var cancelsImplicitKeep: Bool

    /// Where and how; never nil.
    public var store: StoreRequest? {
        get { request }
        set { if let newValue { request = newValue } }
    }

    /// Whether it is the keep of a command (RFC 5228, 4.3), explicit, and no `fileinto`.
    public var isKeep = false

    /// Always.
    public var deliversMessage: Bool { true }

    /// Whether a `fileinto` wanted the same before.
    private var isFiled = false

    /// Whether it is a keep and nothing else.
    var isOnlyKeep: Bool { isKeep && !isFiled }

    private var request: StoreRequest

    /// Makes the action of a command.
    ///
    /// INBOX is the same in any case of letters (RFC 3501, 5.1), and so is written in one.
    public init(_ request: StoreRequest) {
        self.request = request
        if StoreRequest.isInbox(request.mailbox) { self.request.mailbox = StoreRequest.inbox }
        cancelsImplicitKeep = true
    }

    /// Makes the implicit keep.
    init(keepingImplicitly: Void) {
        request = StoreRequest(mailbox: StoreRequest.inbox)
        cancelsImplicitKeep = false
    }

    /// "store".
    public var name: String { "store" }

    /// The same as an earlier one into the same mailbox, and the later one says how.
    ///
    /// A message is in a mailbox only once (RFC 5228, 2.10.3); the last flags win (RFC 5232, 3).
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        guard let earlier = earlier as? StoreAction,
            request.mailbox == earlier.request.mailbox
        else { return .independent }
        var merged = self
        merged.request.create = request.create || earlier.request.create
        merged.cancelsImplicitKeep = cancelsImplicitKeep || earlier.cancelsImplicitKeep
        merged.isFiled = isFiled || earlier.isFiled || !earlier.isKeep
        return .same(merged)
    }

    /// Stores the message.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        try performer.store(request)
    }

    /// Where it is stored and how.
    public var words: [String] {
        var words = ["store the message in \(String(decoding: request.mailbox, as: UTF8.self))"]
        if request.create { words.append("create the mailbox if it does not exist") }
        if !request.flags.isEmpty {
            let flags = request.flags.map { String(decoding: $0, as: UTF8.self) }
            words.append("set the flags \(flags.joined(separator: " "))")
        }
        if request.header != nil { words.append("with the edited header") }
        if request.edited != nil { words.append("as the script has edited it") }
        return words
    }

    /// `mailbox`, and `copy`, `create`, `flags` if there are any.
    public var json: [JSONValue.Member] {
        var members = [JSONValue.Member("mailbox", .text(request.mailbox))]
        if !cancelsImplicitKeep { members.append(.init("copy", .boolean(true))) }
        if request.create { members.append(.init("create", .boolean(true))) }
        if !request.flags.isEmpty {
            members.append(.init("flags", .array(request.flags.map(JSONValue.text))))
        }
        return members
    }
}
