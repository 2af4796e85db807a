internal import CPCRE2

/// How a pattern is compiled, pcre2api(3) "Option bits for pcre2_compile".
public struct PCRE2Options: OptionSet, Sendable {
    /// The bits as libpcre2 names them.
    public let rawValue: UInt32

    /// Makes a set of the library's own bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Letters match both cases.
    public static let caseless = PCRE2Options(rawValue: PCRE2_CASELESS)

    /// A dot matches a newline, too.
    public static let dotAll = PCRE2Options(rawValue: PCRE2_DOTALL)

    /// `^` and `$` match at each line of the subject.
    public static let multiline = PCRE2Options(rawValue: PCRE2_MULTILINE)

    /// White space and `#` comments in the pattern are ignored.
    public static let extended = PCRE2Options(rawValue: PCRE2_EXTENDED)

    /// The pattern matches at the start of the subject only.
    public static let anchored = PCRE2Options(rawValue: PCRE2_ANCHORED)

    /// `$` matches at the very end only, not before a last newline.
    public static let dollarEndOnly = PCRE2Options(rawValue: PCRE2_DOLLAR_ENDONLY)

    /// Quantifiers are lazy, and greedy when `?` follows.
    public static let ungreedy = PCRE2Options(rawValue: PCRE2_UNGREEDY)

    /// Pattern and subject are UTF-8; nothing matches the octets of a subject that are not.
    public static let utf = PCRE2Options(rawValue: PCRE2_UTF | PCRE2_MATCH_INVALID_UTF)

    /// `\C`, a single octet, is an error.
    public static let wholeCharacters = PCRE2Options(rawValue: PCRE2_NEVER_BACKSLASH_C)

    /// The work of a match can be counted, and ended when it is too much.
    ///
    /// ``PCRE2Pattern/firstMatch(in:steps:)`` counts for patterns with this option only. They go
    /// without the just-in-time compiler, which takes longer than a match or two.
    public static let countsSteps = PCRE2Options(rawValue: PCRE2_AUTO_CALLOUT)
}
