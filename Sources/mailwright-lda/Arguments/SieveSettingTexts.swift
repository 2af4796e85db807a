import Sieve

/// The settings of Sieve as they come in: from the auth service or from `-o`, by name.
enum SieveSettingTexts {
    /// What their names begin with outside of Sieve.
    static let prefix = "sieve_"

    /// Whether a setting can be used.
    static func check(_ setting: (name: String, value: String)) throws(UsageError) {
        var settings = SieveSettings.default
        do throws(SettingMistake) {
            try settings.set(setting.name, to: setting.value)
        } catch {
            throw UsageError("\(prefix)\(setting.name) \(error.reason)")
        }
    }

    /// The settings, the later of two with one name; `complain` is told of those that can not be
    /// used.
    static func settings(
        _ texts: [(name: String, value: String)], complain: (String) -> Void
    ) -> SieveSettings {
        var settings = SieveSettings.default
        for (name, value) in texts {
            do throws(SettingMistake) {
                try settings.set(name, to: value)
            } catch {
                complain("\(prefix)\(name) \(error.reason)")
            }
        }
        return settings
    }
}
