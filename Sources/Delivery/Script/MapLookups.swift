public import Outcomes
public import SystemClock

/// Asks the site's maps, those of the lookup server.
public protocol MapLookups: Sendable {
    /// What a map has for a key; nil when it has nothing.
    ///
    /// A server that has not answered at the deadline is a `.temporary` failure; without one it may
    /// take as long as it likes.
    func value(
        of key: [UInt8], inMap map: String, before deadline: Deadline?
    ) throws(LookupFailure) -> [UInt8]?
}
