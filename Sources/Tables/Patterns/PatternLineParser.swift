internal import Outcomes

/// Reads one logical line of a pattern table (regexp_table(5), pcre_table(5), TABLE FORMAT).
///
///     /pattern/flags result       !/pattern/flags result      /pattern/flags!/pattern/flags result
///     if /pattern/flags           if !/pattern/flags          endif
///
/// Any character but a letter, a digit or white space may stand for the slash; a backslash before
/// it makes it part of the pattern. `!` may be repeated.
struct PatternLineParser {
    enum Line {
        case rule(PatternRule)
        case begin(PatternRule.Condition)
        case end
    }

    /// A pattern as it is written.
    private struct Source {
        var text: [UInt8]
        /// Where the text starts in the line.
        var start: Int
        var options: UInt32
        var isNegated: Bool
    }

    /// What was suspicious without being wrong.
    private(set) var warnings: [Complaint] = []

    /// Whether the line begins an if, even if it is a broken one.
    private(set) var isIf = false

    private let line: LogicalLine
    private let file: String
    private let dialect: PatternDialect
    private var index = 0

    init(_ line: LogicalLine, file: String, dialect: PatternDialect) {
        self.line = line
        self.file = file
        self.dialect = dialect
    }

    mutating func parse() throws(Complaint) -> Line {
        if let first = current, !TableText.isAlphanumeric(first) { return .rule(try rule()) }
        if take(word: "if") {
            isIf = true
            skipSpace()
            let condition = try compile(try pattern())
            try expectEnd(after: "if")
            return .begin(condition)
        }
        if take(word: "endif") {
            try expectEnd(after: "endif")
            return .end
        }
        throw mistake(
            0, "this is no rule; a rule is /pattern/ result, if /pattern/, or endif")
    }

    private mutating func rule() throws(Complaint) -> PatternRule {
        let first = try pattern()
        let second: Source?
        if dialect.takesSecondPattern, current == UInt8(ascii: "!") {
            second = try pattern()
        } else {
            second = nil
        }
        skipSpace()
        guard current != nil else {
            throw mistake(nil, "the rule has no result; write one after the pattern")
        }
        let result = try result()
        if first.isNegated, result.greatestGroup > 0 {
            throw mistake(index, "a pattern that must not match has no groups; remove the $number")
        }
        let condition = try compile(first)
        if result.greatestGroup > condition.pattern.groupCount {
            throw mistake(
                index,
                "there is no group \(result.greatestGroup); the pattern has "
                    + "\(condition.pattern.groupCount)")
        }
        return .match(
            PatternRule.Match(
                first: condition,
                second: try second.map { (source) throws(Complaint) in try compile(source) },
                result: result, line: line.line))
    }

    /// Reads `!`s, the pattern between its delimiters, and the flags.
    private mutating func pattern() throws(Complaint) -> Source {
        var isNegated = false
        while let byte = current, byte == UInt8(ascii: "!") || TableText.isSpace(byte) {
            if byte == UInt8(ascii: "!") { isNegated.toggle() }
            index += 1
        }
        guard let delimiter = current else {
            throw mistake(nil, "a pattern is missing; write it between slashes")
        }
        let opening = index
        index += 1
        while let byte = current, byte != delimiter || byte == UInt8(ascii: "\\") {
            index += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard current != nil else {
            let shown = Character(UnicodeScalar(delimiter))
            throw mistake(opening, "the pattern is not closed; close it with \(shown)")
        }
        let text = Array(line.bytes[(opening + 1)..<index])
        index += 1
        return Source(
            text: text, start: opening + 1, options: try options(), isNegated: isNegated)
    }

    private mutating func options() throws(Complaint) -> UInt32 {
        var options = dialect.defaultOptions
        while let byte = current, !TableText.isSpace(byte) {
            if dialect.takesSecondPattern, byte == UInt8(ascii: "!") { break }
            if let option = dialect.flags[byte] {
                options ^= option
            } else if dialect.obsoleteFlags.contains(byte) {
                let shown = Character(UnicodeScalar(byte))
                warnings.append(mistake(index, "the flag \(shown) means nothing; remove it"))
            } else {
                let known = dialect.flags.keys.sorted().map { String(UnicodeScalar($0)) }
                throw mistake(
                    index,
                    "there is no flag \"\(TableText.shown([byte]))\"; flags are "
                        + known.joined(separator: ", "))
            }
            index += 1
        }
        return options
    }

    private func result() throws(Complaint) -> ResultTemplate {
        do throws(ResultTemplate.Mistake) {
            return try ResultTemplate(line.bytes[index...])
        } catch {
            throw mistake(error.offset, error.message)
        }
    }

    private func compile(_ source: Source) throws(Complaint) -> PatternRule.Condition {
        do throws(PatternDialect.Mistake) {
            return PatternRule.Condition(
                pattern: try dialect.compile(source.text, source.options),
                isNegated: source.isNegated,
                required: dialect.requiredTexts(source.text, source.options))
        } catch {
            throw mistake(
                source.start + (error.offset ?? 0),
                "the pattern does not compile: \(error.message); mend the pattern")
        }
    }
}

extension PatternLineParser {
    private var current: UInt8? {
        index < line.bytes.count ? line.bytes[index] : nil
    }

    private mutating func skipSpace() {
        while let byte = current, TableText.isSpace(byte) { index += 1 }
    }

    /// Takes a word of either case, unless a letter or a digit follows.
    private mutating func take(word: String) -> Bool {
        let end = word.utf8.count
        guard line.bytes.count >= end,
            zip(line.bytes, word.utf8).allSatisfy({ $0 | 0x20 == $1 }),
            line.bytes.count == end || !TableText.isAlphanumeric(line.bytes[end])
        else { return false }
        index = end
        return true
    }

    private mutating func expectEnd(after word: String) throws(Complaint) {
        skipSpace()
        guard current != nil else { return }
        throw mistake(
            index,
            "there is text after the \(word); remove it, and start each rule between if "
                + "and endif in the first column")
    }

    private func mistake(_ offset: Int?, _ message: String) -> Complaint {
        line.complaint(file, at: offset, message)
    }
}
