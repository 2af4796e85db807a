import Outcomes
import Sieve

/// The settings of Sieve as they come in: from the auth service or from `-o`, by name.
enum SieveSettingTexts {
    /// What their names begin with outside of Sieve.
    static let prefix = "sieve_"

    /// Whether a setting can be used.
    static func check(_ setting: (name: String, value: String)) throws(UsageError) {
        do throws(SettingMistake) {
            _ = try SieveSettings([setting])
        } catch {
            throw UsageError(line(error))
        }
    }

    /// The settings, the later of two with one name.
    ///
    /// `mailwrightd` has checked them, so one that can not be used is of a version that knows more
    /// than this one. Without it scripts could do what the site forbids (`extensions`), or leave
    /// out what it wants (`before`). Nor is the mail kept without its script: the filing would be
    /// lost. It waits at the mail server until both programs are of one version.
    static func settings(
        _ texts: [(name: String, value: String)]
    ) throws(LookupFailure) -> SieveSettings {
        do throws(SettingMistake) {
            return try SieveSettings(texts)
        } catch {
            throw .configuration(
                "\(line(error)); no script is run without it, so the mail waits: "
                    + "install mailwright-lda and mailwrightd of one version")
        }
    }

    private static func line(_ mistake: SettingMistake) -> String {
        "\(prefix)\(mistake.name) \(mistake.reason)"
    }
}
