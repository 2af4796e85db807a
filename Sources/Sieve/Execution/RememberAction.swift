public import Outcomes

/// Remembers something for later messages, when this one is safe.
public struct RememberAction: SieveAction {
    /// Never: what becomes of the message is for other actions to say.
    public var cancelsImplicitKeep = false

    /// What is remembered.
    public let entry: MemoryEntry

    /// For how long.
    public let seconds: UInt64

    /// Makes the action; an entry that is remembered already begins its time anew.
    public init(_ entry: MemoryEntry, seconds: UInt64) {
        self.entry = entry
        self.seconds = seconds
    }

    /// "remember".
    public var name: String { "remember" }

    /// The same as an earlier one with the same entry; the later one says for how long.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        guard let earlier = earlier as? RememberAction, earlier.entry == entry else {
            return .independent
        }
        return .same(self)
    }

    /// Remembers it.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        try performer.remember(entry, seconds: seconds)
    }

    /// Whose entry it is and for how long; the key need not be text.
    public var words: [String] {
        ["remember the message for \(seconds) seconds (\(entry.owner))"]
    }

    /// `owner`, `handle` if there is one, and `seconds`.
    public var json: [JSONValue.Member] {
        var members = [JSONValue.Member("owner", .string(entry.owner))]
        if !entry.handle.isEmpty { members.append(.init("handle", .text(entry.handle))) }
        members.append(.init("seconds", .number(seconds)))
        return members
    }
}
