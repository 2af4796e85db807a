internal import CProcessControl
internal import Glibc
internal import SystemClock

/// A program from its start until its exit status is known.
struct StartedProgram: ~Copyable {
    private let process: pid_t
    private let place: Int

    /// Whether it is told to end before it is killed.
    private let isAskedToEnd: Bool

    /// Starts the program of a run, with these descriptors as its input, output and errors.
    static func start(
        _ run: ProgramRun, descriptors: [Int32]
    ) throws(ProgramRun.Failure) -> StartedProgram {
        guard let place = RunningPrograms.takePlace() else {
            throw .notStarted("can not run \(run.path): too many programs run at once")
        }
        var words = ([Array(run.path.utf8)] + run.arguments).map(Self.cString)
        var variables = (run.environment ?? []).map(Self.cString)
        defer { for word in words + variables { free(word) } }
        words.append(nil)
        variables.append(nil)
        let deathSignal = run.leavesProcesses ? SIGTERM : SIGKILL
        var all = sigset_t()
        sigfillset(&all)
        var before = sigset_t()
        // A signal that came between its start and the note of it would leave it behind.
        pthread_sigmask(SIG_SETMASK, &all, &before)
        let process =
            run.environment == nil
            ? process_start(run.path, words, environ, descriptors, deathSignal)
            : process_start(run.path, words, variables, descriptors, deathSignal)
        let number = errno
        if process > 0 {
            RunningPrograms.note(process, at: place, isAskedToEnd: run.leavesProcesses)
        } else {
            RunningPrograms.leave(place)
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        guard process > 0 else {
            throw .notStarted("can not run \(run.path): \(String(cString: strerror(number)))")
        }
        return StartedProgram(
            process: process, place: place, isAskedToEnd: run.leavesProcesses)
    }

    /// Whether it has ended by itself.
    ///
    /// Its number, and that of its group, are not given to another process before ``end(killing:)``.
    var hasEnded: Bool { process_has_ended(process) != 0 }

    /// Makes an end of its whole group, itself if it has not ended, unless that is not wanted; gives
    /// its exit status as of waitpid(2), nil when nobody can tell.
    consuming func end(killing: Bool) -> Int32? {
        // Somebody else has waited for it: its number may be another one's by now.
        guard process_has_ended(process) >= 0 else {
            RunningPrograms.leave(place)
            return nil
        }
        if killing, isAskedToEnd { askToEnd() }
        if killing { kill(-process, SIGKILL) }
        RunningPrograms.leave(place)
        let patience = Deadline(after: Self.patience)
        var status: Int32 = 0
        while !patience.hasPassed {
            let result = waitpid(process, &status, WNOHANG)
            if result == process { return status }
            if result < 0, errno != EINTR { return nil }
            usleep(1_000)
        }
        return nil
    }

    /// Tells its group to end, and gives it a moment for that.
    private borrowing func askToEnd() {
        kill(-process, SIGTERM)
        let moment = Deadline(after: Self.moment)
        while !moment.hasPassed, process_has_ended(process) == 0 { usleep(1_000) }
    }

    private static let moment = Duration.seconds(1)

    /// For the end of a killed program: one that waits for a broken disk, or has become somebody
    /// whom we must not kill, is left to itself.
    private static let patience = Duration.seconds(5)

    private static func cString(_ word: [UInt8]) -> UnsafeMutablePointer<CChar>? {
        strdup(word.map(CChar.init(bitPattern:)) + [0])
    }
}
