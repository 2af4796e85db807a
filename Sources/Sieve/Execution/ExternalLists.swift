public import Outcomes

/// Answers what is in lists outside of scripts (RFC 6134), address books for instance.
///
/// Names are URIs, `urn:ietf:params:sieve:addrbook:NAME` or `tag:...`. A list may be large, or
/// somewhere else, so that it is asked for a member and not for all.
public protocol ExternalLists: Sendable {
    /// Whether there is a list of this name.
    func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool

    /// Whether a value is a member, in any case of ASCII letters; nil if there is no such list.
    func list(_ name: [UInt8], contains value: [UInt8]) throws(LookupFailure) -> Bool?

    /// All members; nil if there is no such list.
    func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]?
}

extension ExternalLists {
    /// There are no lists.
    public func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool { false }

    /// There are no lists.
    public func list(
        _ name: [UInt8], contains value: [UInt8]
    ) throws(LookupFailure) -> Bool? { nil }

    /// There are no lists.
    public func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? { nil }
}
