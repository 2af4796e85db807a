/// The settings of a script: its limits, and those of the extensions that have some.
///
/// Each extension finds its own by type, `settings[VacationSettings.self]`; the site sets them by
/// name, as texts. A name that no extension knows is an error.
public struct SieveSettings: Sendable {
    /// What the script may take.
    public var limits: SieveLimits

    /// Whether a run records its steps, for `SieveScript.trace`; that makes it slower.
    public var isTraced = false

    // There are a handful at most, so a search is faster than a hash table.
    private var values: [(type: ObjectIdentifier, settings: any ExtensionSettings)] = []

    /// Makes the defaults, with these limits.
    public init(limits: SieveLimits = .default) {
        self.limits = limits
    }

    /// Makes the settings that a site has set by name, the later of two with one name.
    ///
    /// Throws what is wrong with the first that can not be used, with its name. To go on without
    /// it is no choice: scripts could do what it was to forbid.
    public init(_ texts: [(name: String, value: String)]) throws(SettingMistake) {
        self.init()
        for (name, value) in texts {
            do throws(SettingMistake) {
                try set(name, to: value)
            } catch {
                var mistake = error
                mistake.name = name
                throw mistake
            }
        }
    }

    /// The settings that a site has unless it sets others.
    public static let `default` = SieveSettings()

    /// The settings of an extension.
    public subscript<Settings: ExtensionSettings>(_ type: Settings.Type) -> Settings {
        get {
            let key = ObjectIdentifier(type)
            for entry in values where entry.type == key {
                if let settings = entry.settings as? Settings { return settings }
            }
            return Settings()
        }
        set { put(newValue) }
    }

    /// What belongs to no extension alone.
    private static let shared: [any ExtensionSettings.Type] = [
        ExtensionChoice.self, RedirectSettings.self, SiteScripts.self, UserSettings.self,
    ]

    /// Sets what has this name: one of the limits, or a setting of one of the extensions.
    public mutating func set(
        _ name: String, to value: String, extensions: [SieveExtension] = SieveExtension.all
    ) throws(SettingMistake) {
        if try limits.set(name, to: value) { return }
        for type in Self.shared + extensions.compactMap(\.settings)
        where try set(name, to: value, of: type) {
            return
        }
        throw .unknown(name, extensions)
    }

    private mutating func set<Settings: ExtensionSettings>(
        _ name: String, to value: String, of type: Settings.Type
    ) throws(SettingMistake) -> Bool {
        var settings = self[type]
        guard try settings.set(name, to: value) else { return false }
        put(settings)
        return true
    }

    private mutating func put<Settings: ExtensionSettings>(_ settings: Settings) {
        let key = ObjectIdentifier(Settings.self)
        values.removeAll { $0.type == key }
        values.append((key, settings))
    }

    /// All that can be set: the limits, and the settings of the extensions.
    public static func descriptions(
        of extensions: [SieveExtension] = SieveExtension.all
    ) -> [SettingDescription] {
        SieveLimits.descriptions
            + (shared + extensions.compactMap(\.settings)).flatMap { $0.descriptions }
    }
}
