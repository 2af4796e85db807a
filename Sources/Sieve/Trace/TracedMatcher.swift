/// A matcher that records each value that it compares.
struct TracedMatcher: Matcher {
    let name: Word
    let keys: StringList
    let offset: Int
    let matcher: any Matcher

    /// Keys that are shown of a test.
    private static let shownKeys = 20

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let accepted = try matcher.accepts(value, &progress, in: &run)
        try record(value, accepted, in: &run)
        return accepted
    }

    func concludes(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        try matcher.concludes(&progress, in: &run)
    }

    func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)? {
        let pieces = try matcher.pieceMatcher(&progress, in: &run)
        return TracedPieces(matcher: pieces ?? HeldValue(for: matcher), tracer: self)
    }

    fileprivate func record(
        _ value: [UInt8], _ accepted: Bool, in run: inout Run
    ) throws(RunFailure) {
        var texts: [[UInt8]] = []
        for key in keys.prefix(Self.shownKeys) {
            let text = try key.value(in: &run)
            try run.charge(text.count + 1)
            texts.append(text)
        }
        run.trace(
            .comparison(value: value, match: name.text, keys: texts, accepted: accepted),
            at: offset)
    }
}

/// Records the beginning of a value that comes in pieces.
private struct TracedPieces: PieceMatcher {
    var matcher: any PieceMatcher
    let tracer: TracedMatcher
    private var beginning: [UInt8] = []

    /// Octets that are shown of a value.
    private static let shownOctets = 200

    init(matcher: any PieceMatcher, tracer: TracedMatcher) {
        self.matcher = matcher
        self.tracer = tracer
    }

    mutating func take(
        _ piece: UnsafeBufferPointer<UInt8>, in run: inout Run
    ) throws(RunFailure) -> Bool {
        beginning += piece.prefix(Self.shownOctets - beginning.count)
        return try matcher.take(piece, in: &run)
    }

    mutating func finish(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let accepted = try matcher.finish(&progress, in: &run)
        try tracer.record(beginning, accepted, in: &run)
        return accepted
    }
}

/// How many matchers of a script record what they compare.
struct TracedMatchers: ExtensionState {
    var count = 0
}
