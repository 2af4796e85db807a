/// Decides about the values of one test, one after the other.
///
/// A test offers every value, and ends when one is accepted; after the last it asks `concludes`.
/// So `:is` stops at the first hit, and `:count` (RFC 5231) sees how many values there are,
/// without a list of them being made.
public protocol Matcher: Sendable {
    /// Whether this value makes the test true.
    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool

    /// Whether the test is true although no value was accepted.
    func concludes(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool

    /// Decides as `accepts` does about values that come in pieces; nil if it has to see all of one.
    ///
    /// It is asked for once a test.
    func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)?
}

extension Matcher {
    /// No value, no match.
    public func concludes(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        false
    }
}

/// What a matcher remembers from value to value while one test is evaluated.
public struct MatchProgress {
    /// How many values have been counted, for match types that count.
    public var count: UInt64 = 0

    /// Whether an empty value counts; not in the `string` test (RFC 5229, 5).
    public let countsEmptyValues: Bool

    /// The keys, once they have been evaluated.
    var keys: ByteStrings?

    /// Begins a test.
    public init(countsEmptyValues: Bool = true) {
        self.countsEmptyValues = countsEmptyValues
    }
}
