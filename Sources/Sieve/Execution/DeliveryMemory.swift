public import Outcomes

/// Answers what was remembered of earlier messages (RFC 7352, `duplicate`; RFC 5230, `vacation`).
///
/// Each user has a memory of their own. Something is added to it with an action, by
/// `SieveActionPerformer.remember`, so a script that fails leaves it as it is.
public protocol DeliveryMemory: Sendable {
    /// Whether an entry is remembered and has not expired.
    ///
    /// What can not be known must be thrown, and not be answered with true: the script may throw
    /// a message away that it has seen before.
    func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool
}

extension DeliveryMemory {
    /// Nothing is remembered.
    public func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool {
        false
    }
}

extension Run {
    /// The host has to look at its files.
    private static let stepsOfRecollection = 5_000

    /// Whether an earlier message has left this entry behind; it is not added by asking.
    ///
    /// A host that can not know fails the script, and so the message is kept.
    public mutating func remembers(_ entry: MemoryEntry) throws(RunFailure) -> Bool {
        try charge(Self.stepsOfRecollection + entry.handle.count + entry.key.count)
        do throws(LookupFailure) {
            return try host.remembers(entry)
        } catch {
            throw RunFailure(error)
        }
    }
}
