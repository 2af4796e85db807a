/// One setting of an extension: its name, and how its text is read.
///
/// The names are those of Pigeonhole without `sieve_`, so that an admin finds the ones that are
/// known: `vacation_min_period`. A name that ends with `*` stands for all that begin with what is
/// before it: `spamtest_text_value/*`.
public struct SettingDefinition<Settings: Sendable>: Sendable {
    /// Changes the settings; `rest` is what stands in place of the `*`, else empty.
    public typealias Apply =
        @Sendable (_ settings: inout Settings, _ rest: String, _ value: String)
        throws(SettingMistake) -> Void

    /// The name.
    public let name: String

    /// What it does, a phrase for lists of settings.
    public let summary: String

    /// What may be written, and in which unit, a phrase for lists of settings.
    public let form: String

    /// What settings have for it that nobody has set, as it would be written; nil when nothing.
    let usual: @Sendable (Settings) -> String?

    let apply: Apply

    /// Makes a setting that reads its text itself.
    public init(
        _ name: String, _ summary: String, form: String = "a text",
        usual: @escaping @Sendable (Settings) -> String? = { _ in nil }, apply: @escaping Apply
    ) {
        self.name = name
        self.summary = summary
        self.form = form
        self.usual = usual
        self.apply = apply
    }

    /// What stands in place of the `*`; nil when this is another name.
    func match(_ name: String) -> String? { SettingName.match(name, self.name) }
}
