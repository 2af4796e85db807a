public import Outcomes
public import Sieve
public import SystemClock

/// A host of scripts of a site, whatever they are run on: it answers what is in the settings, and
/// what time it is here.
public protocol SiteHost: SieveHost {
    /// What the settings of the site say.
    var site: SiteAnswers { get }
}

/// What the settings of a site answer to scripts.
public struct SiteAnswers: Sendable {
    fileprivate let settings: SieveSettings
    fileprivate let lists: SiteLists

    /// Takes the answers from settings; lists are read when they are asked for, and once, or are
    /// maps that are asked, and have to answer before the deadline.
    public init(
        _ settings: SieveSettings, maps: (any MapLookups)?, deadline: Deadline? = nil
    ) {
        self.settings = settings
        lists = SiteLists(settings[ListSettings.self], lookups: maps, deadline: deadline)
    }
}

extension SiteHost {
    /// Which folder has a use is in the settings, as it is in Dovecot's; it must be there.
    public func mailboxes(withSpecialUse use: [UInt8]) throws(LookupFailure) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for name in site.settings[SpecialUseSettings.self].mailboxes(with: use)
        where try mailboxExists(name) {
            found.append(name)
        }
        return found
    }

    /// A Maildir has no annotations of mailboxes; those of the server are in the settings.
    public func serverAnnotation(_ name: String) throws(LookupFailure) -> [UInt8]? {
        site.settings[ServerMetadataSettings.self].value(of: name)
    }

    /// Whether the site has a list of this name.
    public func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        try site.lists.hasList(name)
    }

    /// Whether a list of the site has a member.
    public func list(
        _ name: [UInt8], contains value: [UInt8]
    ) throws(LookupFailure) -> Bool? {
        try site.lists.list(name, contains: value)
    }

    /// The members of a list of the site.
    public func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? {
        try site.lists.members(ofList: name)
    }

    /// The time of this machine.
    public func currentTime() -> Int64 { SystemClock.now() }

    /// The zone of this machine.
    public func localZone(at time: Int64) -> Int { SystemClock.minutesAheadOfUTC(at: time) }
}
