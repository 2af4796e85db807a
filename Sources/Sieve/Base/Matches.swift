extension MatchType {
    /// `:matches`: the value fits a pattern with `*` and `?` (RFC 5228, 2.7.1).
    ///
    /// It leaves behind what the wildcards stand for (RFC 5229, 3.2).
    static let matches = MatchType("matches", needs: .substring) { request, _ in
        MatchesMatcher(keys: request.matchKeys)
    }
}

private struct MatchesMatcher: Matcher {
    private let keys: MatchKeys
    /// The patterns when the keys are constants.
    private let patterns: [WildcardPattern]

    init(keys: MatchKeys) {
        self.keys = keys
        patterns = keys.constants.map(WildcardPattern.all) ?? []
    }

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let (text, fold) = try keys.prepare(value, in: &run)
        if !patterns.isEmpty {
            for pattern in patterns where try fits(text, value, pattern, fold, in: &run) {
                return true
            }
            return false
        }
        let keys = try keys.folded(&progress, in: &run)
        var place = 0
        while let key = keys.next(&place) {
            try run.charge(key.range.count)
            let pattern = WildcardPattern(keys.bytes.span.extracting(key.range))
            if try fits(text, value, pattern, fold, in: &run) { return true }
        }
        return false
    }

    func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)? {
        let folded = try keys.folded(&progress, in: &run)
        return try PieceSearch(folded, .wildcards, keys.comparator, in: &run)
    }

    private func fits(
        _ text: FoldedText, _ value: [UInt8], _ pattern: WildcardPattern, _ fold: ByteFold,
        in run: inout Run
    ) throws(RunFailure) -> Bool {
        var outcome = try match(text, pattern, fold, keepsCaptures: false, in: &run)
        guard outcome.matches else { return false }
        if run.readsMatchValues {
            outcome = try match(text, pattern, fold, keepsCaptures: true, in: &run)
            // What is captured is copied: each part of the value once, and the whole value.
            try run.charge(value.count)
            let captured = outcome.captures.prefix(run.limits.matchValues - 1)
            run.matchValues = [value] + captured.map { Array(value[text.original($0)]) }
        }
        return true
    }
}

extension MatchesMatcher {
    private func match(
        _ text: FoldedText, _ pattern: WildcardPattern, _ fold: ByteFold, keepsCaptures: Bool,
        in run: inout Run
    ) throws(RunFailure) -> WildcardPattern.Outcome {
        let outcome = pattern.match(
            text.bytes, origins: text.origins, fold: fold,
            countsOctets: keys.comparator.countsOctets, stepLimit: run.remainingSteps,
            keepsCaptures: keepsCaptures)
        try run.charge(outcome.steps)
        return outcome
    }
}

extension FoldedText {
    /// Where a part of the folded text came from.
    fileprivate func original(_ range: Range<Int>) -> Range<Int> {
        guard let origins else { return range }
        return Int(origins[range.lowerBound])..<Int(origins[range.upperBound])
    }
}
