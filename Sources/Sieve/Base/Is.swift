extension MatchType {
    /// `:is`: the value is one of the keys (RFC 5228, 2.7.1).
    public static let `is` = MatchType("is", needs: .equality) { request, _ in
        IsMatcher(keys: MatchKeys(request))
    }
}

private struct IsMatcher: Matcher {
    let keys: MatchKeys

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        let (text, fold) = try keys.prepare(value, in: &run)
        for key in try keys.folded(&progress, in: &run) {
            try run.charge(min(value.count, key.count) + 1)
            if let order = keys.comparator.order {
                if order(value, key) == 0 { return true }
            } else if ByteSearch.equal(text.bytes, key, fold) {
                return true
            }
        }
        return false
    }
}
