internal import Glibc

/// A moment after which nobody waits any more, by a clock that nobody can set.
public struct Deadline: Sendable {
    private let milliseconds: Int

    /// The moment that lies this far ahead.
    public init(after timeout: Duration) {
        let (seconds, attoseconds) = timeout.components
        milliseconds = Self.now() + Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// The same moment, or the one that lies this far ahead if that is later.
    public func atLeast(after timeout: Duration) -> Deadline {
        let other = Deadline(after: timeout)
        return other.milliseconds > milliseconds ? other : self
    }

    /// What is left, for poll(2); 0 when the moment has passed.
    public var remainingMilliseconds: Int32 {
        Int32(clamping: max(0, milliseconds - Self.now()))
    }

    /// Whether the moment has passed.
    public var hasPassed: Bool { remainingMilliseconds == 0 }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
