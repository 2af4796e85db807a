import Glibc

/// One run of the built program, as Dovecot runs it.
struct Program {
    /// What it left behind.
    struct Result: Equatable {
        var exitCode: Int32
        var output: [String]
        var errors: [String]
    }

    /// What stands on descriptor 3; nil for a pipe that nobody writes to or closes.
    var input: [UInt8]?

    /// Whether descriptor 3 is open at all.
    var hasInput = true

    /// The environment besides `ORIG_UID`.
    var environment: [String: String] = [:]

    /// The arguments; the default is a reply program that prints its environment.
    var arguments: [String] = ["/usr/bin/env"]

    init(_ input: String, _ environment: [String: String] = [:]) {
        self.input = Array(input.utf8)
        self.environment = environment
    }

    /// The program stands beside the tests.
    static func path() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw Failure(call: "readlink") }
        let own = String(decoding: buffer[..<count], as: UTF8.self)
        let directory = own.split(separator: "/").dropLast().joined(separator: "/")
        let path = "/\(directory)/mailwright-checkpassword"
        guard access(path, X_OK) == 0 else { throw Failure(call: "no \(path)") }
        return path
    }

    /// Runs it to its end.
    func run() throws -> Result {
        let input = try Pipe()
        let output = try Pipe()
        let errors = try Pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output.writer, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writer, 2)
        if hasInput {
            posix_spawn_file_actions_adddup2(&actions, input.reader, 3)
        } else {
            posix_spawn_file_actions_addclose(&actions, 3)
        }
        let path = try Self.path()
        let argv = ([path] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in argv + envp { free(string) } }
        var process = pid_t()
        guard posix_spawn(&process, path, &actions, nil, argv, envp) == 0 else {
            throw Failure(call: "posix_spawn")
        }
        output.closeWriter()
        errors.closeWriter()
        if let bytes = self.input {
            // A few hundred bytes fit into the pipe, whether they are read or not.
            _ = write(input.writer, bytes, bytes.count)
            input.closeWriter()
        }
        let result = Result(
            exitCode: -1, output: output.lines(), errors: errors.lines())
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else { throw Failure(call: "waitpid") }
        // The exit code, or minus the number of the signal, wait(2).
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
        return Result(exitCode: code, output: result.output, errors: result.errors)
    }
}

struct Failure: Error {
    var call: String
}

/// A pipe, made of sockets so that processes started meanwhile do not inherit it.
private final class Pipe {
    let reader: Int32
    private(set) var writer: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw Failure(call: "socketpair") }
        // Above the numbers that the program knows, so that no copy overwrites another.
        reader = fcntl(ends[0], F_DUPFD_CLOEXEC, 10)
        writer = fcntl(ends[1], F_DUPFD_CLOEXEC, 10)
        close(ends[0])
        close(ends[1])
    }

    deinit {
        close(reader)
        closeWriter()
    }

    func closeWriter() {
        if writer >= 0 { close(writer) }
        writer = -1
    }

    /// All that is written until the end, as lines.
    func lines() -> [String] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(reader, &buffer, buffer.count)
            guard count > 0 else { break }
            all += buffer[..<count]
        }
        return all.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The user of the tests, whom the program must not change.
func ownUserID() -> UInt32 { getuid() }
