// draft-murchison-sieve-regex-07: the match type :regex, with "i;octet" and "i;ascii-casemap", and
// the modifier :quoteregex on "set" (draft-ietf-sieve-regex-01). Groups are ${1} and on.
// Expressions are those of PCRE2, of which POSIX's extended ones are a part, but for three things:
// of alternatives the first that fits is taken, and not the longest; a backslash escapes in [...]
// too; [=a=] and [.a.] are errors. "." is any character; "^" and "$" are the ends of the value,
// not of a line; characters are those of UTF-8. With "i;ascii-casemap" letters beyond ASCII match
// in both cases. References to what a group has matched, \1, are errors. An expression in a variable
// that is none fits nothing, with a warning, as in Pigeonhole.

internal import Mail

extension SieveExtension {
    /// Matches regular expressions.
    static let regex = SieveExtension(
        "regex", specification: "draft-murchison-sieve-regex-07",
        tags: [
            TagDefinition(
                "quoteregex", on: ["set", "extracttext"], group: StringModifier.precedenceGroup(20)
            ) { _, _ in
                StringModifier(precedence: 20, apply: RegularExpression.quote)
            }
        ],
        matchTypes: [.regex])
}

extension MatchType {
    /// `:regex`: an expression fits a part of the value.
    fileprivate static let regex = MatchType("regex", needs: .substring) { request, compilation in
        let offset = request.keys.first?.offset ?? 0
        guard let isCaseless = isCaseless(request.comparator) else {
            compilation.report(.noRegex(request.comparator), at: offset)
            return nil
        }
        var keys: [RegexMatcher.Key] = []
        for template in request.keys {
            guard let constant = template.constant else {
                keys.append(.changing(template))
                continue
            }
            for text in RegexMatcher.texts(of: constant, request.keysAreWordLists) {
                do throws(RegularExpressionError) {
                    keys.append(.constant(try RegularExpression(text, isCaseless: isCaseless)))
                } catch {
                    compilation.report(error.diagnostic, at: template.offset)
                    return nil
                }
            }
        }
        return RegexMatcher(
            keys: keys, keysAreWordLists: request.keysAreWordLists, isCaseless: isCaseless)
    }

    /// Whether an expression matches letters in both cases; nil for a comparator that has no
    /// counterpart in expressions.
    private static func isCaseless(_ comparator: Comparator) -> Bool? {
        if comparator === Comparator.octet { return false }
        return comparator === Comparator.asciiCasemap ? true : nil
    }
}

private struct RegexMatcher: Matcher {
    enum Key: Sendable {
        case constant(RegularExpression)
        case changing(StringTemplate)
    }

    let keys: [Key]
    let keysAreWordLists: Bool
    let isCaseless: Bool

    /// The expressions of a key, each a word when keys are lists of words.
    static func texts(of key: [UInt8], _ areWordLists: Bool) -> [[UInt8]] {
        areWordLists ? key.split(separator: UInt8(ascii: " ")).map(Array.init) : [key]
    }

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        for key in keys {
            switch key {
            case .constant(let expression):
                if try expression.matches(value, in: &run) { return true }
            case .changing(let template):
                let key = try template.value(in: &run)
                for text in Self.texts(of: key, keysAreWordLists) {
                    let expression = try run.expression(
                        text, isCaseless: isCaseless, at: template.offset)
                    if try expression?.matches(value, in: &run) == true { return true }
                }
            }
        }
        return false
    }
}

/// The expressions that were made while a script runs.
private struct RecentExpressions: ExtensionState {
    struct Key: Hashable {
        let text: [UInt8]
        let isCaseless: Bool
    }

    /// A test has a few expressions, each of which it needs for every value.
    static let limit = 16

    /// What is wrong with a text that is no expression, else the expression.
    var all: [Key: Result<RegularExpression, RegularExpressionError>] = [:]
}

extension Run {
    /// What compiling an expression takes, besides the steps for each byte of it.
    private static let stepsOfExpression = 1_000
    private static let stepsOfExpressionOctet = 32

    /// The expression of a text that changes from run to run.
    ///
    /// A text that is none fits nothing, and the owner of the script is told: it comes from the mail
    /// more often than from the script, and a sender must not be able to end it.
    fileprivate mutating func expression(
        _ text: [UInt8], isCaseless: Bool, at offset: Int
    ) throws(RunFailure) -> RegularExpression? {
        try charge(text.count + 1)
        let key = RecentExpressions.Key(text: text, isCaseless: isCaseless)
        let known = self[RecentExpressions.self].all[key]
        let result = if let known { known } else { try make(key) }
        switch result {
        case .success(let expression): return expression
        case .failure(let error):
            warn(error.diagnostic, at: offset)
            return nil
        }
    }

    /// Compiles an expression, and remembers what came out.
    private mutating func make(
        _ key: RecentExpressions.Key
    ) throws(RunFailure) -> Result<RegularExpression, RegularExpressionError> {
        try charge(Self.stepsOfExpression + Self.stepsOfExpressionOctet * key.text.count)
        let result = Result { () throws(RegularExpressionError) in
            try RegularExpression(key.text, isCaseless: key.isCaseless)
        }
        if self[RecentExpressions.self].all.count == RecentExpressions.limit {
            self[RecentExpressions.self].all = [:]
        }
        self[RecentExpressions.self].all[key] = result
        return result
    }
}

extension RegularExpressionError {
    fileprivate var diagnostic: Diagnostic {
        let text = String(decoding: expression.prefix(80), as: UTF8.self)
        switch reason {
        case .syntax(let message, let offset):
            return Diagnostic(
                "\"\(text)\" is no regular expression: \(message), behind byte \(offset); "
                    + "correct it")
        case .backReference:
            return Diagnostic(
                "\"\(text)\" refers back to a group, which is not supported; write it without")
        case .tooLong(let limit):
            return Diagnostic(
                "a regular expression is longer than \(limit) bytes; use several shorter ones")
        }
    }
}

extension Diagnostic {
    fileprivate static func noRegex(_ comparator: Comparator) -> Diagnostic {
        Diagnostic(
            "':regex' goes with i;octet and i;ascii-casemap, not with \(comparator.name); "
                + "use one of them")
    }
}
