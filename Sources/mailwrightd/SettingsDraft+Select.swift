import Outcomes
import Settings

extension SettingsDraft {
    /// Leaves out all services but the named ones; changes nothing when none is named.
    ///
    /// A named service must be there: a process that serves nothing would look as if all was well.
    mutating func select(_ services: [String]) {
        guard !services.isEmpty else { return }
        if !services.contains("lookup") { settings?.lookup = nil }
        if !services.contains("auth") { settings?.auth = nil }
        // One that has a mistake is left out of the draft, but stands in the file.
        guard let keys else { return }
        add(
            services.filter { !keys.contains($0) }.map { service in
                Complaint(
                    file: file,
                    "there is no \"\(service)\", which --service names; add it, or leave out "
                        + "the option")
            })
    }
}
