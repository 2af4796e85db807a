/// One setting as it is told to an admin.
public struct SettingDescription: Sendable, Equatable {
    /// The name; one that ends with `*` stands for all that begin with what is before it.
    public let name: String

    /// What it does, a phrase.
    public let summary: String

    /// What may be written, and in which unit: "a size in octets: 64k".
    public let form: String

    /// What holds when it is not set, as it would be written; nil when nothing does.
    public let usual: String?
}
