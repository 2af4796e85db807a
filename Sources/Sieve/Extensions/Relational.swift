// RFC 5231: the match types :value and :count, each with "gt", "ge", "lt", "le", "eq" or "ne".
// Complete. What :count has counted is compared as a text by the comparator of the test, as in
// Pigeonhole: only with "i;ascii-numeric" it is a number.

extension SieveExtension {
    /// Compares by order, and counts.
    static let relational = SieveExtension(
        "relational", specification: "RFC 5231", matchTypes: [.relationalValue, .count])
}

extension MatchType {
    /// `:value <relation>`: a value and a key stand in this relation.
    fileprivate static let relationalValue = MatchType(
        "value", value: relationParameter, needs: .ordering
    ) { request, compilation in
        Relation(of: request, &compilation).map {
            ValueMatcher(relation: $0, keys: request.matchKeys)
        }
    }

    /// `:count <relation>`: how many values there are, and a key, stand in this relation.
    fileprivate static let count = MatchType(
        "count", value: relationParameter, needs: .ordering
    ) { request, compilation in
        Relation(of: request, &compilation).map {
            CountMatcher(relation: $0, keys: request.matchKeys)
        }
    }

    private static let relationParameter = Parameter("relation", .constantString)
}

private enum Relation: String {
    case greater = "gt"
    case greaterOrEqual = "ge"
    case less = "lt"
    case lessOrEqual = "le"
    case equal = "eq"
    case notEqual = "ne"

    /// The relation that the tag asks for; nil after an error.
    init?(of request: MatchRequest, _ compilation: inout Compilation) {
        guard let use = request.use else { return nil }
        let name = String(decoding: use.string.constant ?? [], as: UTF8.self)
        guard let relation = Relation(rawValue: name) else {
            compilation.report(.noRelation(name), at: use.string.offset)
            return nil
        }
        self = relation
    }

    /// Whether it holds, when the value compares to the key like this.
    func holds(_ order: Int) -> Bool {
        switch self {
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .equal: order == 0
        case .notEqual: order != 0
        }
    }

    /// Whether it holds between the value and one of the keys.
    func holds(
        _ value: [UInt8], _ matchKeys: MatchKeys, _ progress: inout MatchProgress,
        in run: inout Run
    ) throws(RunFailure) -> Bool {
        let (text, fold) = try matchKeys.prepare(value, in: &run)
        let order = matchKeys.comparator.order
        let keys = try matchKeys.folded(&progress, in: &run)
        var place = 0
        while let key = keys.next(&place) {
            try run.charge(min(value.count, key.range.count) + 1)
            let result =
                order.map { $0(value, Array(keys.bytes[key.range])) }
                ?? ByteSearch.compare(
                    text.bytes.span, keys.bytes.span.extracting(key.range), fold)
            if holds(result) { return true }
        }
        return false
    }
}

private struct ValueMatcher: Matcher {
    let relation: Relation
    let keys: MatchKeys

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        try relation.holds(value, keys, &progress, in: &run)
    }
}

private struct CountMatcher: Matcher {
    let relation: Relation
    let keys: MatchKeys

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        if progress.countsEmptyValues || !value.isEmpty { progress.count += 1 }
        return false
    }

    func pieceMatcher(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> (any PieceMatcher)? {
        PieceCount()
    }

    func concludes(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        try relation.holds(Array(String(progress.count).utf8), keys, &progress, in: &run)
    }
}

/// Counts values without looking at them.
private struct PieceCount: PieceMatcher {
    func take(
        _ piece: UnsafeBufferPointer<UInt8>, in run: inout Run
    ) throws(RunFailure) -> Bool {
        false
    }

    func finish(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        progress.count += 1
        return false
    }
}

extension Diagnostic {
    fileprivate static func noRelation(_ name: String) -> Diagnostic {
        Diagnostic(
            "\"\(name)\" is no relation; use \"gt\", \"ge\", \"lt\", \"le\", \"eq\" or \"ne\"")
    }
}
