internal import Glibc

/// The signals that a daemon obeys, as values of a stream.
enum Signal: Sendable, Equatable {
    /// Read settings and tables again (SIGHUP).
    case reload

    /// Answer what was asked and end (SIGTERM, SIGINT).
    case stop

    private static let meanings: [Int32: Signal] = [SIGHUP: .reload, SIGTERM: .stop, SIGINT: .stop]

    /// Blocks the signals in this thread and in all that it starts later.
    ///
    /// Called before there are other threads; from then on they only reach ``stream()``.
    static func block() {
        var set = signalSet
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A peer that closes in the middle of our reply must not end the daemon.
        signal(SIGPIPE, SIG_IGN)
    }

    /// The signals from now on.
    static func stream() -> AsyncStream<Signal> {
        AsyncStream { continuation in
            let box = Unmanaged.passRetained(ContinuationBox(continuation)).toOpaque()
            var thread = pthread_t()
            // The thread owns the retained box and waits for signals until the process ends.
            pthread_create(
                &thread, nil,
                { argument in
                    guard let argument else { return nil }
                    let box = Unmanaged<ContinuationBox>.fromOpaque(argument).takeRetainedValue()
                    var set = Signal.signalSet
                    var number: Int32 = 0
                    while sigwait(&set, &number) == 0 {
                        if let signal = Signal.meanings[number] { box.continuation.yield(signal) }
                    }
                    return nil
                }, box)
            pthread_detach(thread)
        }
    }

    private static var signalSet: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in meanings.keys { sigaddset(&set, number) }
        return set
    }
}

private final class ContinuationBox: Sendable {
    let continuation: AsyncStream<Signal>.Continuation

    init(_ continuation: AsyncStream<Signal>.Continuation) {
        self.continuation = continuation
    }
}
