public import Outcomes

/// Asks the site's maps, those of the lookup server.
public protocol MapLookups: Sendable {
    /// What a map has for a key; nil when it has nothing.
    func value(of key: [UInt8], inMap map: String) throws(LookupFailure) -> [UInt8]?
}
