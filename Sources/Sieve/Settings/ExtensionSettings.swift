/// What a site, or a user, can set about an extension.
///
/// A value of the type holds the settings; it begins with the defaults. The extension lists the
/// type in its `SieveExtension`, and reads the value as `run.settings[VacationSettings.self]`.
///
///     struct VacationSettings: ExtensionSettings {
///         var minimumPeriod: UInt64 = 86_400
///         static let definitions: [SettingDefinition<Self>] = [
///             .period(
///                 "vacation_min_period", "the least time between two answers", unit: .days,
///                 \.minimumPeriod)
///         ]
///     }
public protocol ExtensionSettings: Sendable {
    /// The names that can be set, and what they do.
    static var definitions: [SettingDefinition<Self>] { get }

    /// Makes the defaults.
    init()
}

extension ExtensionSettings {
    /// Sets what has this name; false when nothing here has it.
    mutating func set(
        _ name: String, to value: String
    ) throws(SettingMistake) -> Bool {
        for definition in Self.definitions {
            guard let rest = definition.match(name) else { continue }
            try definition.apply(&self, rest, value)
            return true
        }
        return false
    }

    /// What can be set.
    static var descriptions: [SettingDescription] {
        let defaults = Self()
        return definitions.map {
            SettingDescription(
                name: $0.name, summary: $0.summary, form: $0.form, usual: $0.usual(defaults))
        }
    }
}
