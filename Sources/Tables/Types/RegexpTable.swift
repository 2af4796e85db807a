internal import Outcomes

/// `regexp:/FILE`: rules with POSIX regular expressions.
///
///     # /etc/mailwright/arbitration
///     /^(deleted\.user)@example\.org$/   support+deleted@example.org, ${1}@archive.example.org
///     if /@lists\.example\.org$/
///     /^(.*)-owner@/!/^staff-/           $1-admin@example.org
///     endif
///
/// The grammar is that of Postfix's regexp_table(5), through the same functions of the C library:
/// extended regular expressions, upper and lower case alike, the first match answers. Flags: `i`
/// (case counts), `m` (`^` and `$` at newlines), `x` (basic syntax). A rule that Postfix would
/// leave out with a warning refuses the edit here. Rules may also stand in the settings:
/// `regexp:{{/^a@/ b@example.org}, {/^c@/ d@example.org}}`.
enum RegexpTable {}

extension TableType {
    /// `regexp:/FILE`.
    static let regexp = TableType(
        name: "regexp", summary: "a file of POSIX patterns", isPattern: true,
        readsFile: { !$0.hasPrefix("{") },
        open: { (argument, context) throws(Complaints) in
            try PatternTableReader.open(argument, .posix, context)
        })
}
