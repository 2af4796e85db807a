/// What one match may cost, pcre2api(3) "The match context".
///
/// A pattern such as `(a+)+$` takes exponential time on a hostile address. Postfix lets it; a
/// resident server that answers all of a site's lookups must not. Beyond a limit the question
/// fails for now, so the mail waits and the log names the rule.
public enum PCRE2Limits {
    /// How often the matcher may go back and try again: about 10 ms.
    public static let match: UInt32 = 500_000

    /// How deep the backtracking may nest in the interpreter.
    public static let depth: UInt32 = 100_000

    /// How much memory the interpreter may take, in KiB.
    public static let heap: UInt32 = 20_000
}
