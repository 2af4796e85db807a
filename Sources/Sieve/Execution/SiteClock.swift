internal import Mail
public import Outcomes

/// Answers what time it is, and in which zone the site lives (RFC 5260, `date`, `currentdate`).
public protocol SiteClock: Sendable {
    /// Seconds since 1970-01-01 00:00 UTC.
    ///
    /// It is asked once a run, so that all tests see the same moment.
    func currentTime() throws(LookupFailure) -> Int64

    /// How many minutes the site's clocks are ahead of UTC at a moment, negative for behind.
    func localZone(at time: Int64) -> Int
}

extension SiteClock {
    /// There is no clock, which fails a script that looks at it.
    public func currentTime() throws(LookupFailure) -> Int64 {
        throw .configuration("the time is not known here; run the script where mail is delivered")
    }

    /// UTC.
    public func localZone(at time: Int64) -> Int { 0 }
}

/// The moment of a run.
private struct MomentOfRun: ExtensionState {
    var seconds: Int64?
}

extension Run {
    /// The time now, the same during the whole run (RFC 5260, 5).
    public mutating func currentTime() throws(RunFailure) -> Int64 {
        if let seconds = self[MomentOfRun.self].seconds { return seconds }
        do throws(LookupFailure) {
            let seconds = try host.currentTime()
            self[MomentOfRun.self].seconds = seconds
            return seconds
        } catch {
            throw RunFailure(error)
        }
    }

    /// The time now; nil if the host has no clock.
    var timeIfKnown: Int64? {
        existing(MomentOfRun.self)?.seconds ?? (try? host.currentTime())
    }

    /// The zone of the site at a moment.
    func localZone(at time: Int64) -> ZoneOffset {
        ZoneOffset(minutes: host.localZone(at: time))
    }
}
