import Accounts
import Outcomes
import Routing
import Settings

/// The accounts of a site as the maps look them up.
enum SiteAccounts {
    /// Reads the accounts once.
    ///
    /// When they can not be read, only the lookups that need them fail: as in the daemon, the
    /// maps without accounts answer all the same.
    static func holder(_ site: SiteSettings) -> AccountSnapshotHolder {
        do {
            let (backEnd, path) = try site.accountBackEnd()
            return AccountSnapshotHolder(try backEnd.open(path).loadSnapshot())
        } catch {
            return AccountSnapshotHolder(unavailable: ToolFailure(error).description)
        }
    }
}
