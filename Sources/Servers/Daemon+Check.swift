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
        var mistakes = Mistakes()
        _ = mistakes.collect { () throws(Complaints) in
            try PreparedSite(settings, backEnds: backEnds)
        }
        mistakes.collect(mapsOf: settings, countingTableFiles: countingTableFiles)
        return mistakes.all
    }

    /// What is named in the settings, and the sockets; throws all mistakes in one go.
    ///
    /// Then no socket stays behind.
    static func prepare(
        _ settings: SiteSettings, _ backEnds: [AccountBackEnd]
    ) throws(Complaints) -> (site: PreparedSite, sockets: BoundSockets) {
        var mistakes = Mistakes()
        let site = mistakes.collect { () throws(Complaints) in
            try PreparedSite(settings, backEnds: backEnds)
        }
        mistakes.collect(mapsOf: settings, countingTableFiles: false)
        let sockets = mistakes.collect { () throws(Complaints) in try BoundSockets(settings) }
        guard let site, let sockets, mistakes.all.isEmpty else {
            sockets?.discard()
            throw Complaints(mistakes.all)
        }
        return (site, sockets)
    }

    /// Reads a settings file again; throws all that would keep the daemon from starting with it.
    ///
    /// Users, groups and sockets are left to the start: they can be looked for only then.
    static func reread(
        _ file: String, _ backEnds: [AccountBackEnd]
    ) throws(Complaints) -> SiteSettings {
        var draft = SiteSettings.draft(file)
        if let settings = draft.settings {
            draft.add(PreparedSite.mistakesBesideUsers(in: settings, backEnds: backEnds))
            if !draft.complaints.isEmpty {
                // Who serves the maps tells their mistakes only when there are no others.
                var mistakes = Mistakes()
                mistakes.collect(mapsOf: settings, countingTableFiles: true)
                draft.add(mistakes.all)
            }
        }
        return try draft.finished()
    }
}

/// What is wrong with the parts of settings.
private struct Mistakes {
    private(set) var all: [Complaint] = []

    /// The part; nil if it can not be made.
    mutating func collect<Part>(_ make: () throws(Complaints) -> Part) -> Part? {
        do throws(Complaints) {
            return try make()
        } catch {
            // A socket whose group is missing can not be bound either: that is said already.
            let known = all
            all += error.all.filter { complaint in
                !known.contains { $0.line > 0 && $0.isAtPlace(of: complaint) }
            }
            return nil
        }
    }

    mutating func collect(mapsOf settings: SiteSettings, countingTableFiles: Bool) {
        _ = collect { () throws(Complaints) in
            try MapSet(
                settings, accounts: AccountSnapshotHolder(),
                unusable: countingTableFiles ? .isAnError : .isNotRead)
        }
    }
}

extension Complaint {
    fileprivate func isAtPlace(of other: Complaint) -> Bool {
        (file, line, column) == (other.file, other.line, other.column)
    }
}
