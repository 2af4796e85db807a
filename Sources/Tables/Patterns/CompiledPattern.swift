internal import Outcomes

/// A compiled pattern of either dialect.
protocol CompiledPattern: AnyObject, Sendable {
    /// How many groups the pattern has.
    var groupCount: Int { get }

    /// The byte ranges of the whole match (0) and of the groups, or nil when nothing matches.
    ///
    /// When the groups are not wanted, an empty list says that it matches: to find the groups can
    /// cost many times what the match costs.
    func match(_ subject: PatternSubject, wantsGroups: Bool) throws(LookupFailure)
        -> [Range<Int>?]?
}

/// A key in the forms in which the two libraries take it, made once for all the rules.
struct PatternSubject: Sendable {
    let key: [UInt8]
    let terminated: [CChar]

    /// Nil for a key with a NUL byte: it ends a C string, and half a key must not match.
    init?(_ key: [UInt8]) {
        guard !key.contains(0) else { return nil }
        self.key = key
        terminated = key.map(CChar.init(bitPattern:)) + [0]
    }
}
