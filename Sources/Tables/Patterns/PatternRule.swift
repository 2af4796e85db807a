internal import Outcomes

/// One rule of a pattern table.
enum PatternRule: Sendable {
    /// `/pattern/ result`, also `!/pattern/ result` and `/pattern/!/pattern/ result`.
    case match(Condition, second: Condition?, result: ResultTemplate, line: Int)

    /// `if /pattern/`; `next` is the rule after its `endif`.
    case condition(Condition, next: Int, line: Int)

    /// `endif`.
    case end

    /// A pattern, or with `!` before it the opposite.
    struct Condition: Sendable {
        let pattern: any CompiledPattern
        let isNegated: Bool

        /// The groups of the match, none for a negated pattern; nil when the condition fails.
        func holds(
            for subject: PatternSubject, wantsGroups: Bool = false
        ) throws(LookupFailure) -> [Range<Int>?]? {
            let groups = try pattern.match(subject, wantsGroups: wantsGroups)
            if isNegated { return groups == nil ? [] : nil }
            return groups
        }
    }
}
