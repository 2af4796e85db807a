import Delivery
import Outcomes
import Settings
import Sieve

/// Looks through the Sieve scripts of a site, as deliveries compile them.
enum SiteScriptCheck {
    /// All that is wrong with the scripts that the settings name, each with its place: that in the
    /// script, or that of the setting when there is no script to look at.
    static func complaints(in settings: SiteSettings) -> [Complaint] {
        var all: [Complaint] = []
        for user in [nil] + settings.sieveOfUsers.keys.sorted() {
            let known = all.map(\.description)
            all += complaints(in: settings, user: user).filter { !known.contains($0.description) }
        }
        return all
    }

    /// Those of the scripts that are run for a user with settings of his own, or for all others.
    private static func complaints(in settings: SiteSettings, user: String?) -> [Complaint] {
        let sieve: SieveSettings
        do throws(SettingMistake) {
            sieve = try settings.sieveSettings(of: user)
        } catch {
            return [Complaint(file: settings.file, "\(error.name) of sieve \(error.reason)")]
        }
        let texts = settings.sieve + (user.flatMap { settings.sieveOfUsers[$0] } ?? [])
        let compiler = ScriptCompiler(sieve, library: ScriptDirectories(personal: nil, sieve))
        return compiler.complaintsAboutSite().map { complaint in
            guard complaint.line == 0,
                let setting = texts.last(where: { setting in
                    // A directory may be named with a slash at its end.
                    [complaint.file, complaint.file + "/"].contains(setting.value.value)
                })
            else { return complaint }
            return settings.complaint(
                about: setting.value, "\(complaint.file) \(complaint.message)")
        }
    }
}
