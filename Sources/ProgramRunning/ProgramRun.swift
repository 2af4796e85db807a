internal import CProcessControl
internal import Glibc

/// One run of a program that somebody else has written: no shell, a limit of its time and of its
/// output, and an end of it and all that it has started.
public struct ProgramRun: Sendable {
    /// Why there is no output.
    public enum Failure: Error, Equatable, Sendable {
        /// It could not be started.
        case notStarted(String)
        /// It ended with another exit status than 0.
        case status(Int32)
        /// It died, or was stopped; the words follow its name.
        case stopped(String)
    }

    /// The path of the program.
    public var path: String

    /// Its arguments, without its name; none has a NUL.
    public var arguments: [[UInt8]]

    /// Its whole environment, `NAME=value`.
    public var environment: [[UInt8]]

    /// What it reads.
    public var input: [UInt8]

    /// Seconds after which it is stopped.
    public var timeLimit: Int

    /// Octets that it may print.
    public var outputLimit: Int

    /// Describes a run.
    public init(
        path: String, arguments: [[UInt8]] = [], environment: [[UInt8]] = [], input: [UInt8] = [],
        timeLimit: Int = 10, outputLimit: Int = 1 << 20
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.timeLimit = timeLimit
        self.outputLimit = outputLimit
    }

    /// Runs it and gives what it printed; what it prints to standard error is dropped.
    ///
    /// It is the leader of a process group, all of which is killed when it ends or is stopped.
    public func output() throws(Failure) -> [UInt8] {
        let input = try inputFile()
        defer { close(input) }
        var ends: [Int32] = [-1, -1]
        guard process_pipe(&ends) == 0 else { throw Self.systemFailure() }
        defer { close(ends[0]) }
        // Only our end must not block.
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let process: pid_t
        do throws(Failure) {
            process = try spawn(input: input, output: ends[1])
            close(ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        return try result(of: process, output: ends[0])
    }

    /// A file without a name, for programs that read `/dev/stdin` as well as their input.
    private func inputFile() throws(Failure) -> Int32 {
        let file = process_memory_file()
        guard file >= 0 else { throw Self.systemFailure() }
        var written = 0
        while written < input.count {
            let count = input.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return write(file, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = Self.systemFailure()
                close(file)
                throw failure
            }
            written += count
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    private func spawn(input: Int32, output: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var words = ([Array(path.utf8)] + arguments).map(Self.cString)
        var variables = environment.map(Self.cString)
        defer { for word in words + variables { free(word) } }
        words.append(nil)
        variables.append(nil)
        var process: pid_t = 0
        let number = posix_spawn(&process, path, &actions, &attributes, words, variables)
        guard number == 0 else {
            throw .notStarted("can not run \(path): \(String(cString: strerror(number)))")
        }
        return process
    }

    /// Reads until the program ends or may go on no longer, and makes an end of its group.
    private func result(of process: pid_t, output: Int32) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var status: Int32 = 0
        let deadline = Self.now() + timeLimit * 1000
        var problem: String?
        while problem == nil {
            var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            poll(&request, 1, Self.pauseMilliseconds)
            // Asked for first: what it printed before its end is read after it.
            let hasEnded = waitpid(process, &status, WNOHANG) == process
            let isAtEnd = drain(output, into: &bytes)
            if bytes.count > outputLimit { problem = "printed more than \(outputLimit) octets" }
            if hasEnded {
                kill(-process, SIGKILL)
                if let problem { throw .stopped(problem) }
                return try Self.check(status, bytes)
            }
            if Self.now() >= deadline { problem = "took longer than \(timeLimit) s" }
            // It has closed its output and is busy otherwise.
            if isAtEnd { usleep(UInt32(Self.pauseMilliseconds) * 1000) }
        }
        kill(-process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        throw .stopped(problem ?? "was stopped")
    }

    private static let pauseMilliseconds: Int32 = 20
    private static let pieceLength = 65_536

    /// Reads what is there, a little more than is allowed at most; whether the output is closed.
    private func drain(_ output: Int32, into bytes: inout [UInt8]) -> Bool {
        while bytes.count <= outputLimit {
            var count = 0
            bytes += [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { buffer, used in
                count = read(output, buffer.baseAddress, buffer.count)
                // read(2) has written exactly the octets that it counts.
                used = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return count == 0 }
        }
        return false
    }

    private static func check(_ status: Int32, _ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        guard status & 0x7F == 0 else { throw .stopped("died by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        guard code == 0 else { throw .status(code) }
        return bytes
    }

    private static func cString(_ word: [UInt8]) -> UnsafeMutablePointer<CChar>? {
        strdup(word.map(CChar.init(bitPattern:)) + [0])
    }

    private static func systemFailure() -> Failure {
        .notStarted("can not run a program: \(String(cString: strerror(errno)))")
    }

    /// Milliseconds of a clock that nobody sets.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
