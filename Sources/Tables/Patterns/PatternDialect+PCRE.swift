internal import Outcomes
internal import PCRE2

extension PatternDialect {
    /// pcre_table(5): case does not count and a dot matches all, unless flags say otherwise.
    static let pcre = PatternDialect(
        name: "pcre",
        flags: [
            UInt8(ascii: "i"): PCRE2Options.caseless.rawValue,
            UInt8(ascii: "m"): PCRE2Options.multiline.rawValue,
            UInt8(ascii: "s"): PCRE2Options.dotAll.rawValue,
            UInt8(ascii: "x"): PCRE2Options.extended.rawValue,
            UInt8(ascii: "A"): PCRE2Options.anchored.rawValue,
            UInt8(ascii: "E"): PCRE2Options.dollarEndOnly.rawValue,
            UInt8(ascii: "U"): PCRE2Options.ungreedy.rawValue,
        ],
        obsoleteFlags: [UInt8(ascii: "X")],
        defaultOptions: PCRE2Options([.caseless, .dotAll]).rawValue,
        takesSecondPattern: false,
        readable: (set: 0, clear: PCRE2Options.extended.rawValue)
    ) { (pattern, options) throws(Mistake) in
        do throws(PCRE2CompileError) {
            return try PCRE2Pattern(pattern, options: PCRE2Options(rawValue: options))
        } catch {
            throw Mistake(offset: error.offset, message: error.message)
        }
    }
}

extension PCRE2Pattern: CompiledPattern {
    var groupCount: Int { captureCount }

    func match(
        _ subject: PatternSubject, wantsGroups: Bool
    ) throws(LookupFailure) -> [Range<Int>?]? {
        if wantsGroups { return try firstMatch(in: subject.key)?.ranges }
        return try matches(subject.key) ? [] : nil
    }
}
