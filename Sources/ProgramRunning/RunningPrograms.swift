internal import Glibc
internal import Synchronization

/// The programs that run now, each with all that it has started: a process group.
///
/// A process that is ended by a signal ends them in the handler of the signal:
///
///     signal(SIGTERM) { number in
///         RunningPrograms.kill()
///         signal(number, SIG_DFL)
///         raise(number)
///     }
///
/// One that is killed has no handler. The programs themselves die with it all the same, but not
/// what they have started.
public enum RunningPrograms {
    /// Numbers of process groups, as many as one process runs at a time; 0 is a free place, and
    /// less one that is taken.
    private static let groups = InlineArray<64, Atomic<pid_t>> { _ in Atomic(0) }

    private static let taken: pid_t = -1

    /// Added to the number of a group that is asked to end, and not killed: no number is so large
    /// (proc(5), pid_max).
    private static let isAsked: pid_t = 1 << 29

    /// Makes everything that ``kill()`` needs.
    ///
    /// To be called before a signal can come: in a handler nothing can be made.
    public static func prepare() {
        _ = groups.indices.count { groups[$0].load(ordering: .relaxed) > 0 }
    }

    /// Kills them all, or tells them to end.
    ///
    /// The latter if they leave something unfinished behind when they are killed, as sendmail(1)
    /// does. It can be called from the handler of a signal, signal-safety(7).
    public static func kill() {
        var index = 0
        while index < groups.count {
            let group = groups[index].load(ordering: .acquiring)
            if group > isAsked {
                Glibc.kill(isAsked - group, SIGTERM)
            } else if group > 0 {
                Glibc.kill(-group, SIGKILL)
            }
            index += 1
        }
    }

    /// A place for a program that is about to be started; nil when there are too many.
    static func takePlace() -> Int? {
        groups.indices.first { index in
            groups[index].compareExchange(
                expected: 0, desired: taken, ordering: .acquiringAndReleasing
            ).exchanged
        }
    }

    /// The program of a place has been started; signals must be blocked since before it was.
    static func note(_ group: pid_t, at place: Int, isAskedToEnd: Bool) {
        groups[place].store(group + (isAskedToEnd ? isAsked : 0), ordering: .releasing)
    }

    /// There is none at a place any more; to be called before its number can be another one's.
    static func leave(_ place: Int) {
        groups[place].store(0, ordering: .releasing)
    }
}
