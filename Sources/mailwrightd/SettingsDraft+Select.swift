import Outcomes
import Settings

extension SettingsDraft {
    /// Leaves out all services but the named ones; changes nothing when none is named.
    ///
    /// A named service must be there: a process that serves nothing would look as if all was well.
    mutating func select(_ services: [String]) {
        guard !services.isEmpty, var selected = settings else { return }
        let missing = services.filter { service in
            service == "lookup" ? selected.lookup == nil : selected.auth == nil
        }
        if !services.contains("lookup") { selected.lookup = nil }
        if !services.contains("auth") { selected.auth = nil }
        settings = selected
        // One that has a mistake is left out of the draft, too, and has its complaint already.
        guard complaints.isEmpty else { return }
        add(
            missing.map { service in
                Complaint(
                    file: selected.file,
                    "there is no \"\(service)\", which --service names; add it, or leave out "
                        + "the option")
            })
    }
}
