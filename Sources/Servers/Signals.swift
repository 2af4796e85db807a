internal import Glibc

/// The signals that a daemon obeys.
enum Signal: Sendable, Equatable {
    /// Read settings and tables again (SIGHUP).
    case reload

    /// Answer what was asked and end (SIGTERM, SIGINT).
    case stop

    private static let meanings: [Int32: Signal] = [SIGHUP: .reload, SIGTERM: .stop, SIGINT: .stop]

    /// Blocks the signals in this thread and in all that it starts later.
    ///
    /// Called before there are other threads; from then on only ``wait()`` gets them.
    static func block() {
        var set = signalSet
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A peer that closes in the middle of our reply must not end the daemon.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for the next signal: sigwait(3).
    static func wait() -> Signal {
        var set = signalSet
        while true {
            var number: Int32 = 0
            if sigwait(&set, &number) == 0, let signal = meanings[number] { return signal }
        }
    }

    private static var signalSet: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in meanings.keys { sigaddset(&set, number) }
        return set
    }
}
