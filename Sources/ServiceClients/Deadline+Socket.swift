internal import Glibc
internal import SystemClock

extension Deadline {
    /// What is left, for the timeouts of a socket; never zero, which would mean for ever.
    var remaining: timeval {
        let left = max(1, Int(remainingMilliseconds))
        return timeval(tv_sec: left / 1000, tv_usec: left % 1000 * 1000)
    }
}
