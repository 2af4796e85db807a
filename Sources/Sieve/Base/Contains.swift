extension MatchType {
    /// `:contains`: a key is a part of the value (RFC 5228, 2.7.1).
    static let contains = MatchType("contains", needs: .substring) { request, _ in
        ContainsMatcher(keys: request.matchKeys)
    }
}

private struct ContainsMatcher: Matcher {
    let keys: MatchKeys

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let (text, fold) = try keys.prepare(value, in: &run)
        let keys = try keys.folded(&progress, in: &run)
        var place = 0
        while let key = keys.next(&place) {
            let (found, steps) = ByteSearch.contains(
                text.bytes.span, keys.bytes.span.extracting(key.range), fold)
            try run.charge(steps)
            if found { return true }
        }
        return false
    }

    func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)? {
        let folded = try keys.folded(&progress, in: &run)
        return try PieceSearch(folded, .part, keys.comparator, in: &run)
    }
}
