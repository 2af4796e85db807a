/// The items that a site tells all scripts: `environment/display_name`.
struct EnvironmentSettings: ExtensionSettings {
    private var values: [String: [UInt8]] = [:]

    private static let prefix = "vnd.dovecot.config."

    // The other name is that of Pigeonhole 2.3.
    static let definitions = [item("environment/*"), item("env_*")]

    private static func item(_ name: String) -> SettingDefinition<Self> {
        SettingDefinition(name, "an item of the environment, vnd.dovecot.config.NAME") {
            settings, item, value in
            settings.values[item.lowercased()] = Array(value.utf8)
        }
    }

    /// The value of an item, whose name is in lower case; nil for one that is not set.
    func item(_ name: String) -> [UInt8]? {
        guard name.hasPrefix(Self.prefix) else { return nil }
        return values[String(name.dropFirst(Self.prefix.count))]
    }
}
