/// Something that is remembered from one message to the next.
public struct MemoryEntry: Sendable, Hashable {
    /// The extension that it belongs to: "duplicate".
    ///
    /// Entries of one extension are nothing to another.
    public var owner: String

    /// What the script tells its entries apart by, as `:handle`; empty without it.
    public var handle: [UInt8]

    /// What is remembered: opaque octets, of which a memory may keep a hash.
    public var key: [UInt8]

    /// Makes an entry.
    public init(owner: String, handle: [UInt8] = [], key: [UInt8]) {
        self.owner = owner
        self.handle = handle
        self.key = key
    }
}
