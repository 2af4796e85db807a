import Delivery
import Outcomes
import Routing
import Settings
import SystemClock

/// The maps of settings, asked with the functions that the daemon answers with.
///
/// The settings, the tables and the accounts are read once.
struct SettingsMaps: MapLookups {
    /// The maps.
    let maps: MapSet
    private let file: String

    init(_ settings: SiteSettings) throws(ToolFailure) {
        file = settings.file
        do throws(Complaints) {
            maps = try MapSet(settings, accounts: SiteAccounts.holder(settings))
        } catch {
            throw .configuration(error.description)
        }
    }

    /// Throws for a map that there is not, too.
    func answer(to key: [UInt8], from map: String) throws(LookupFailure) -> MapAnswer? {
        guard let asked = maps.map(named: map) else {
            let known = maps.maps.map(\.name).joined(separator: ", ")
            throw .configuration("\(file): there is no map \"\(map)\"; the maps are: \(known)")
        }
        return try asked.lookup(key)
    }

    /// Nobody else is asked, so that there is nothing to wait for.
    func value(
        of key: [UInt8], inMap map: String, before deadline: Deadline?
    ) throws(LookupFailure) -> [UInt8]? {
        try answer(to: key, from: map)?.value
    }
}
