internal import Outcomes

/// One rule of a pattern table.
///
/// The rules are looked through for each question, so a rule is one reference to copy.
enum PatternRule: Sendable {
    /// `/pattern/ result`, also `!/pattern/ result` and `/pattern/!/pattern/ result`.
    case match(Match)

    /// `if /pattern/`.
    case branch(Branch)

    /// `endif`.
    case end

    /// What is asked first; nil for an `endif`.
    var condition: Condition? {
        switch self {
        case .match(let match): match.first
        case .branch(let branch): branch.condition
        case .end: nil
        }
    }

    /// Where to go on when the condition of an `if` fails; nil for other rules.
    var next: Int? {
        if case .branch(let branch) = self { branch.next } else { nil }
    }

    /// What a rule with a result is made of.
    final class Match: Sendable {
        let first: Condition
        let second: Condition?
        let result: ResultTemplate
        let line: Int

        init(first: Condition, second: Condition?, result: ResultTemplate, line: Int) {
            self.first = first
            self.second = second
            self.result = result
            self.line = line
        }
    }

    /// What an `if` is made of.
    final class Branch: Sendable {
        let condition: Condition
        /// The position of the rule after its `endif`.
        let next: Int
        let line: Int

        init(condition: Condition, next: Int, line: Int) {
            self.condition = condition
            self.next = next
            self.line = line
        }
    }

    /// A pattern, or with `!` before it the opposite.
    struct Condition: Sendable {
        let pattern: any CompiledPattern
        let isNegated: Bool
        /// The texts without which the pattern does not match.
        let required: [[UInt8]]

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
