/// What is wrong with the value of a setting, and what to write: "is no number; write ...".
///
/// Whoever reads the settings puts the name and the place before it.
public struct SettingMistake: Error, Equatable, Sendable {
    /// The words, which follow the name of the setting.
    public var reason: String

    /// The name, if more than one setting was read; else empty.
    public var name = ""

    /// Makes a mistake.
    public init(_ reason: String) {
        self.reason = reason
    }
}
