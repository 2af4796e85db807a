internal import CProcessControl
internal import Glibc

/// What the process gives up before it sees a password.
enum Hardening {
    /// The longest that the process may take, in seconds; Dovecot would wait for ever.
    static let timeLimit: UInt32 = 10

    /// No core dumps, no tracing by other processes of the same user, and an end by `SIGALRM`.
    static func apply() {
        // 1 and not 0: a core dump that is piped to a program heeds no limit but this one,
        // and one into a file has no room for its header, core(5).
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        _ = process_forbid_dumps()
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGALRM)
        sigprocmask(SIG_UNBLOCK, &signals, nil)
        // Only calls that a signal handler may make, signal-safety(7).
        signal(SIGALRM) { _ in
            let line: StaticString = "mailwright-checkpassword: no answer in time\n"
            write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
            _exit(111)
        }
        alarm(timeLimit)
    }
}
