public import Accounts
public import Outcomes
internal import Routing
public import Settings
internal import Tables

extension Daemon {
    /// What of the settings the daemon would refuse to start with; empty when nothing.
    ///
    /// Neither sockets are bound nor users changed, and no database is opened. A table file that
    /// can not be used would not keep the daemon from starting, so that it counts only when asked.
    public static func mistakes(
        in settings: SiteSettings, backEnds: [AccountBackEnd], countingTableFiles: Bool
    ) -> [Complaint] {
        var mistakes: [Complaint] = []
        do throws(Complaints) {
            _ = try PreparedSite(settings, backEnds: backEnds)
        } catch {
            mistakes += error.all
        }
        do throws(Complaints) {
            _ = try MapSet(
                settings, accounts: AccountSnapshotHolder(),
                unusable: countingTableFiles ? .isAnError : .answersFailure)
        } catch {
            mistakes += error.all
        }
        return mistakes
    }

    /// What is named in the settings; when something is missing, all other mistakes are thrown
    /// with it.
    static func prepare(
        _ settings: SiteSettings, _ backEnds: [AccountBackEnd]
    ) throws(Complaints) -> PreparedSite {
        do throws(Complaints) {
            return try PreparedSite(settings, backEnds: backEnds)
        } catch {
            throw Complaints(
                mistakes(in: settings, backEnds: backEnds, countingTableFiles: false))
        }
    }
}
