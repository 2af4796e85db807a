internal import Glibc

/// The clock of this machine, and the zone that it lives in.
public enum SystemClock {
    /// Seconds since 1970-01-01 00:00 UTC.
    public static func now() -> Int64 { Int64(time(nil)) }

    /// How many minutes the zone of /etc/localtime, or of TZ, is ahead of UTC at a moment.
    ///
    /// Zero for a moment that no calendar has.
    public static func minutesAheadOfUTC(at moment: Int64) -> Int {
        var seconds = time_t(moment)
        var local = tm()
        guard localtime_r(&seconds, &local) != nil else { return 0 }
        return local.tm_gmtoff / 60
    }
}
