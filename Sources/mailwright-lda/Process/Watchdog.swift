import Glibc
import ProgramRunning

/// Ends the program in good order when it is told to stop or takes too long.
///
/// pipe(8) bounces mail when its own time limit hits, so ours must come first, as a deferral. Any
/// other death is safe for the mail, but should not leave a file in `tmp`, nor a program of a script
/// that goes on.
enum Watchdog {
    // Written before the handlers can run or between two system calls, read by a handler on
    // the same thread: the program has one thread.
    nonisolated(unsafe) private static var temporaryPath: UnsafeMutablePointer<CChar>?
    private static let lateLine: StaticString = "4.3.0 the delivery took too long\n"

    /// Sets the alarm and the handlers.
    static func start(timeLimit: UInt32) {
        temporaryPath = nil
        RunningPrograms.prepare()
        signal(SIGALRM) { _ in
            RunningPrograms.kill()
            Watchdog.removeTemporaryFile()
            _ = Glibc.write(
                STDOUT_FILENO, Watchdog.lateLine.utf8Start, Watchdog.lateLine.utf8CodeUnitCount)
            _exit(75)
        }
        for number in [SIGTERM, SIGINT, SIGHUP] {
            signal(number) { number in
                RunningPrograms.kill()
                Watchdog.removeTemporaryFile()
                // To die by the signal is what pipe(8) takes for a deferral.
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        // Whoever started the program may have blocked signals, the alarm among them.
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        alarm(timeLimit)
    }

    /// Lets no signal interrupt what is left: the mail appears in its folders, and that is told.
    ///
    /// Stopped in between, the program would leave mail in a folder that Postfix delivers again. What
    /// is left takes moments, so the alarm is not needed either.
    static func stop() {
        for number in [SIGALRM, SIGTERM, SIGINT, SIGHUP] { signal(number, SIG_IGN) }
    }

    /// Remembers a file that is about to be created.
    ///
    /// Only the first is remembered: it is the message, the others are there for moments.
    static func removeWhenStopped(_ path: String) {
        guard temporaryPath == nil else { return }
        temporaryPath = strdup(path)
    }

    private static func removeTemporaryFile() {
        if let path = temporaryPath { unlink(path) }
    }
}
