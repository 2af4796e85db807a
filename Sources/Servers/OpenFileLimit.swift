internal import Glibc

/// How many files and connections this process may have open: RLIMIT_NOFILE of getrlimit(2).
enum OpenFileLimit {
    /// How many are kept back for the database, the tables, the logs and what else is not a
    /// connection.
    static let reserve = 128

    /// The resource, which the C header has as an enumeration in its own type.
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

    /// Raises the soft limit to the hard one; the usual soft one is meant for select(2).
    static func raise() {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(resource, &limit)
    }

    /// How many connections each of some listeners may have, so that all together leave the
    /// reserve; `maximum` at most.
    static func connections(of listeners: Int, maximum: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return maximum }
        let files = Int(clamping: limit.rlim_cur)
        return min(maximum, max(1, (files - reserve) / max(1, listeners)))
    }
}
