extension MatchType {
    /// `:is`: the value is one of the keys (RFC 5228, 2.7.1).
    public static let `is` = MatchType("is", needs: .equality) { request, _ in
        IsMatcher(keys: request.matchKeys)
    }
}

private struct IsMatcher: Matcher {
    let keys: MatchKeys

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let (text, fold) = try keys.prepare(value, in: &run)
        let order = keys.comparator.order
        let keys = try keys.folded(&progress, in: &run)
        var place = 0
        while let key = keys.next(&place) {
            try run.charge(min(value.count, key.range.count) + 1)
            if let order {
                if order(value, Array(keys.bytes[key.range])) == 0 { return true }
            } else if ByteSearch.equal(
                text.bytes.span, keys.bytes.span.extracting(key.range), fold)
            {
                return true
            }
        }
        return false
    }

    func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)? {
        guard keys.comparator.order == nil else { return nil }
        let folded = try keys.folded(&progress, in: &run)
        return try PieceSearch(folded, .whole, keys.comparator, in: &run)
    }
}
