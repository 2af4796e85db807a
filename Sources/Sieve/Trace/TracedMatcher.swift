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

    private func record(
        _ value: [UInt8], _ accepted: Bool, in run: inout Run
    ) throws(RunFailure) {
        var texts: [[UInt8]] = []
        for key in keys.prefix(Self.shownKeys) {
            let text = key.value(in: run)
            try run.charge(text.count + 1)
            texts.append(text)
        }
        run.trace(
            .comparison(value: value, match: name.text, keys: texts, accepted: accepted),
            at: offset)
    }
}

/// How many matchers of a script record what they compare.
struct TracedMatchers: ExtensionState {
    var count = 0
}
