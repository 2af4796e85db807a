internal import Glibc

/// A moment after which nobody waits any more, by a clock that nobody can set.
struct Deadline {
    private let milliseconds: Int

    /// The moment that lies this far ahead.
    init(after timeout: Duration) {
        let (seconds, attoseconds) = timeout.components
        milliseconds = Self.now() + Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// What is left, for poll(2); 0 when the moment has passed.
    var remainingMilliseconds: Int32 {
        Int32(clamping: max(0, milliseconds - Self.now()))
    }

    /// What is left, for the timeouts of a socket; never zero, which would mean for ever.
    var remaining: timeval {
        let left = max(1, Int(remainingMilliseconds))
        return timeval(tv_sec: left / 1000, tv_usec: left % 1000 * 1000)
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
