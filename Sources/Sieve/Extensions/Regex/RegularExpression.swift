internal import Mail
internal import Outcomes
internal import PCRE2

/// A regular expression, compiled.
struct RegularExpression: Sendable {
    private let pattern: PCRE2Pattern

    /// How much more a step costs than it says: an item such as `a{1000}` that fails is one step,
    /// and looks at up to so many characters.
    private let weight: Int

    /// Bytes of an expression; what compiling one takes may grow faster than its length.
    static let lengthLimit = 4_096

    /// Compiles an expression; both are UTF-8, expression and values.
    init(_ text: [UInt8], isCaseless: Bool) throws(RegularExpressionError) {
        guard text.count <= Self.lengthLimit else {
            throw RegularExpressionError(expression: text, reason: .tooLong(Self.lengthLimit))
        }
        var options: PCRE2Options = [
            .utf, .wholeCharacters, .countsSteps, .dotAll, .dollarEndOnly,
        ]
        if isCaseless { options.insert(.caseless) }
        do throws(PCRE2CompileError) {
            pattern = try PCRE2Pattern(text, options: options)
        } catch {
            throw RegularExpressionError(
                expression: text, reason: .syntax(error.message, offset: error.offset))
        }
        guard !pattern.hasBackReferences else {
            throw RegularExpressionError(expression: text, reason: .backReference)
        }
        weight = 1 + Self.largestRepetition(in: text) / Self.charactersOfStep
    }

    /// Comparing so many characters takes as long as a step.
    private static let charactersOfStep = 16

    /// The largest number behind a `{`, as repetitions are written.
    private static func largestRepetition(in text: [UInt8]) -> Int {
        var largest = 0
        var number: Int?
        for byte in text {
            if byte == UInt8(ascii: "{") {
                number = 0
            } else if let value = number, ASCII.isDigit(byte) {
                // The library takes no more than 65535.
                number = min(value * 10 + Int(byte - 0x30), 65_535)
                largest = max(largest, number ?? 0)
            } else {
                number = nil
            }
        }
        return largest
    }

    /// What the first group has matched; nil if it has not, or there is none.
    func firstGroup(in value: [UInt8], _ run: inout Run) throws(RunFailure) -> [UInt8]? {
        guard let match = try match(value, in: &run), match.ranges.count > 1,
            let range = match.ranges[1]
        else { return nil }
        return Array(value[range])
    }

    /// Whether it fits a part of a value; then the groups are the match values.
    func matches(_ value: [UInt8], in run: inout Run) throws(RunFailure) -> Bool {
        guard let match = try match(value, in: &run) else { return false }
        if run.readsMatchValues {
            try run.charge(value.count * match.ranges.count)
            run.matchValues = match.ranges.prefix(run.limits.matchValues).map { range in
                range.map { Array(value[$0]) } ?? []
            }
        }
        return true
    }

    private func match(
        _ value: [UInt8], in run: inout Run
    ) throws(RunFailure) -> PCRE2Match? {
        // The library looks whether the value is UTF-8, and where a match can begin.
        try run.charge(Self.stepsOfMatch + value.count)
        let limit = min(run.limits.regexSteps, run.remainingSteps / Self.stepsOfItem) / weight
        var left = limit
        let match: PCRE2Match?
        do throws(LookupFailure) {
            match = try pattern.firstMatch(in: value, steps: &left)
        } catch {
            // When all of the run is used up, that is what fails.
            try run.charge(Self.stepsOfItem * weight * (limit - left))
            throw .tooHard(error.reason)
        }
        try run.charge(Self.stepsOfItem * weight * (limit - left))
        return match
    }

    /// What a match takes besides its items, and what an item takes.
    private static let stepsOfMatch = 100
    private static let stepsOfItem = 2

    /// The text with a backslash before each sign that has a meaning in expressions.
    @Sendable
    static func quote(_ text: [UInt8]) -> [UInt8] {
        ASCII.escaped(text, "\\^$.[]|()?*+{}")
    }
}

/// Why a text is no regular expression.
struct RegularExpressionError: Error {
    /// The kinds of reasons.
    enum Reason {
        /// The library's words, and where in the expression.
        case syntax(String, offset: Int)
        /// It refers to what a group has matched, which takes time without a bound.
        case backReference
        /// It is longer than so many bytes.
        case tooLong(Int)
    }

    let expression: [UInt8]
    let reason: Reason
}

extension RunFailure {
    fileprivate static func tooHard(_ reason: String) -> RunFailure {
        RunFailure(
            "a regular expression takes too long on this message (\(reason)); use a simpler one")
    }
}
