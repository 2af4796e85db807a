public import Outcomes

extension CommandDefinition {
    /// `discard` (RFC 5228, 4.4).
    static let discard = CommandDefinition("discard") { _, _ in Discard() }
}

private struct Discard: CompiledCommand {
    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        try run.add(DiscardAction())
        return .next
    }
}

/// Throws the message away, unless another action stores or sends it.
public struct DiscardAction: SieveAction {
    /// Always: that is all that it does.
    public var cancelsImplicitKeep = true

    /// Makes the action.
    public init() {}

    /// "discard".
    public var name: String { "discard" }

    /// Once is enough.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        earlier is DiscardAction ? .same(self) : .independent
    }

    /// Does nothing.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {}

    /// What happens.
    public var words: [String] { ["discard the message"] }

    /// Nothing beyond the name.
    public var json: [JSONValue.Member] { [] }
}
