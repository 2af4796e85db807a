internal import Outcomes

/// `pcre:/FILE`: rules with Perl-compatible regular expressions.
///
///     # /etc/mailwright/rewrites
///     /^(?<name>\w+)\.intern@example\.org$/   ${1}@intern.example.org
///     !/@example\.(org|net)$/                 postmaster@example.org
///
/// The grammar is that of Postfix's pcre_table(5): upper and lower case alike, a dot matches
/// newlines, the first match answers. Flags: `i` (case counts), `m`, `s`, `x`, `A`, `E`, `U` as
/// pcre_table(5) has them; `X` is ignored with a warning. What one match may cost is limited (see
/// PCRE2Limits): beyond that the lookup fails for now. A rule that Postfix would leave out with a
/// warning refuses the edit here. Rules may also stand in the settings: `pcre:{{/^a@/ b}}`.
enum PCRETable {}

extension TableType {
    /// `pcre:/FILE`.
    static let pcre = TableType(
        name: "pcre", summary: "a file of Perl-compatible patterns", isPattern: true,
        readsFile: { !$0.hasPrefix("{") },
        open: { (argument, context) throws(Complaints) in
            try PatternTableReader.open(argument, .pcre, context)
        })
}
