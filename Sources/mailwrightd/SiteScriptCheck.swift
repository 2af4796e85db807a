import Delivery
import Outcomes
import Settings
import Sieve

/// Looks through the Sieve scripts of a site, as deliveries compile them.
enum SiteScriptCheck {
    /// All that is wrong with the scripts that the settings name, each with its place: that in the
    /// script, or that of the setting when there is no script to look at.
    static func complaints(in settings: SiteSettings) -> [Complaint] {
        let sieve: SieveSettings
        do throws(SettingMistake) {
            sieve = try settings.sieveSettings()
        } catch {
            return [Complaint(file: settings.file, "\(error.name) of sieve \(error.reason)")]
        }
        let compiler = ScriptCompiler(sieve, library: ScriptDirectories(personal: nil, sieve))
        return compiler.complaintsAboutSite().map { complaint in
            guard complaint.line == 0,
                let setting = settings.sieve.first(where: { setting in
                    // A directory may be named with a slash at its end.
                    [complaint.file, complaint.file + "/"].contains(setting.value.value)
                })
            else { return complaint }
            return settings.complaint(
                about: setting.value, "\(complaint.file) \(complaint.message)")
        }
    }
}
