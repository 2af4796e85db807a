/// Decides about values that come in pieces, so that a body of any size need not be in memory.
///
/// One that a matcher has made is a copy for each value. Nothing is captured (RFC 5173, 6).
public protocol PieceMatcher {
    /// Takes the next piece; false when what follows does not matter any more.
    mutating func take(
        _ piece: UnsafeBufferPointer<UInt8>, in run: inout Run
    ) throws(RunFailure) -> Bool

    /// Whether the value, which is complete, makes the test true.
    mutating func finish(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool
}

extension Matcher {
    /// None: the value has to be in memory.
    public func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)? {
        nil
    }
}

/// Keeps a value in memory for match types that have to see all of it, such as `:regex`.
struct HeldValue: PieceMatcher {
    let matcher: any Matcher
    private var value: [UInt8] = []

    init(for matcher: any Matcher) {
        self.matcher = matcher
    }

    mutating func take(
        _ piece: UnsafeBufferPointer<UInt8>, in run: inout Run
    ) throws(RunFailure) -> Bool {
        guard piece.count <= run.limits.heldValue - value.count else {
            throw .tooLong(run.limits.heldValue)
        }
        value += piece
        return true
    }

    mutating func finish(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let captured = run.matchValues
        defer { run.matchValues = captured }
        return try matcher.accepts(value, &progress, in: &run)
    }
}

extension RunFailure {
    fileprivate static func tooLong(_ limit: Int) -> RunFailure {
        RunFailure(
            "the body is longer than \(limit) bytes (body_max_held_size), too long for this match "
                + "type; use :contains, or test the size of the message first")
    }
}
