/// One setting that `-o` takes: its name and what its value does.
///
/// Names that dovecot-lda has too mean the same.
struct Setting: Sendable {
    /// The key.
    let name: String

    /// Takes the value, or says what is wrong with it.
    let apply: @Sendable (inout Settings, String) throws(UsageError) -> Void
}
