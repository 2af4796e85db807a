import Glibc
import TestSupport

/// A program that runs beside the test, with its input from us and its output in files.
final class ChildProcess {
    /// How a program ended.
    struct End {
        /// The exit status, or 128 and the signal's number.
        let status: Int32

        /// What it wrote to standard output.
        let output: String

        /// What it wrote to standard error.
        let errors: String
    }

    let identifier: pid_t
    private let files: TemporaryDirectory
    private var input: Int32

    /// Starts a program; `write` and `closeInput` feed it.
    init(_ arguments: [String]) throws {
        files = try TemporaryDirectory()
        var ends: [Int32] = [-1, -1]
        // A pipe without O_CLOEXEC would stay open in programs that other tests start meanwhile.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw Unexpected("socketpair: \(String(cString: strerror(errno)))")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        for (descriptor, name) in [(Int32(1), "out"), (2, "err")] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, files.path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        let (process, number) = Spawning.start(arguments, actions: &actions)
        close(ends[0])
        input = ends[1]
        identifier = process
        guard number == 0 else {
            throw Unexpected("\(arguments): \(String(cString: strerror(number)))")
        }
    }

    deinit {
        closeInput()
    }

    /// Feeds it; a program that reads no more ends the feeding.
    func write(_ bytes: some Collection<UInt8>) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Ends its input.
    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Whether it still runs.
    var isRunning: Bool {
        var information = siginfo_t()
        waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
        return information._sifields._sigchld.si_pid == 0
    }

    /// Ends its input, and waits for its end.
    func wait() -> End {
        closeInput()
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        // WIFSIGNALED and WEXITSTATUS, which are macros.
        let signal = status & 0x7F
        return End(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            output: files.text("out") ?? "", errors: files.text("err") ?? "")
    }

    /// Runs a program to its end.
    static func run(_ arguments: [String], input: some Collection<UInt8> = []) throws -> End {
        let process = try ChildProcess(arguments)
        process.write(input)
        return process.wait()
    }
}
