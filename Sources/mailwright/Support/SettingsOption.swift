import ArgumentParser
import Outcomes
import Settings

/// The option that every command takes: which settings file.
struct SettingsOption: ParsableArguments {
    /// The environment variable that names the file when the option does not.
    static let variable = "MAILWRIGHT_SETTINGS"

    @Option(
        name: .customLong("settings"),
        help: ArgumentHelp(
            "The settings file (otherwise $MAILWRIGHT_SETTINGS, otherwise "
                + "\(SiteSettings.defaultPath)).", valueName: "file"))
    var file: String?

    /// The file that was named, or the default one.
    var path: String { path(Environment.value) }

    /// The same in a given environment.
    func path(_ environment: (String) -> String?) -> String {
        file ?? environment(Self.variable) ?? SiteSettings.defaultPath
    }

    /// Reads the settings; every mistake in them is a line of the error.
    func load() throws(ToolFailure) -> SiteSettings {
        do throws(Complaints) {
            return try SiteSettings.load(path)
        } catch {
            throw .configuration(error.description)
        }
    }
}
