internal import Outcomes

/// A table of pattern rules: what `regexp` and `pcre` tables become.
///
/// The rules are tried in order and the first that matches answers. A rule matches anywhere in
/// the key unless it says `^` and `$`.
struct PatternTable: Table {
    let label: String
    let file: String
    let rules: [PatternRule]
    let warnings: [Complaint]

    // Beside the rules, so that those which can not match are passed by without a look at them.
    private let requirements: [TextFilter.Requirement]

    init(label: String, file: String, rules: [PatternRule], warnings: [Complaint]) {
        self.label = label
        self.file = file
        self.rules = rules
        self.warnings = warnings
        let texts = rules.map { $0.condition.map { $0.isNegated ? [] : $0.required } ?? [] }
        let filter = TextFilter(texts)
        requirements = texts.map(filter.requirement)
    }

    var isPattern: Bool { true }

    /// The longest key that patterns are tried on, in octets; a longer one is not found.
    ///
    /// No address of SMTP is as long (RFC 5321, 4.5.3.1), and the time of a pattern grows with it.
    static let longestKey = 1000

    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        guard key.count <= Self.longestKey, let subject = PatternSubject(key) else { return nil }
        let pieces = TextFilter.Pieces(of: key)
        var position = 0
        while position < rules.count {
            guard pieces.mayMeet(requirements[position]) else {
                position = rules[position].next ?? position + 1
                continue
            }
            let rule = rules[position]
            position += 1
            switch rule {
            case .match(let match):
                let wantsGroups = match.result.greatestGroup > 0
                guard
                    let groups = try holds(match.first, subject, match.line, wantsGroups)
                else { continue }
                if let second = match.second, try holds(second, subject, match.line) == nil {
                    continue
                }
                let value = match.result.filled(from: key, groups)
                return TableAnswer(value, table: label, line: match.line)
            case .branch(let branch):
                if try holds(branch.condition, subject, branch.line) == nil {
                    position = branch.next
                }
            case .end:
                continue
            }
        }
        return nil
    }

    /// Asks a condition; a failure names the rule.
    private func holds(
        _ condition: PatternRule.Condition, _ subject: PatternSubject, _ line: Int,
        _ wantsGroups: Bool = false
    ) throws(LookupFailure) -> [Range<Int>?]? {
        do throws(LookupFailure) {
            return try condition.holds(for: subject, wantsGroups: wantsGroups)
        } catch {
            throw .temporary("\(file):\(line): \(error.reason)")
        }
    }
}
