import Glibc
import TestSupport

/// One run of the built program, as pipe(8) runs it: a mail on standard input, one pipe's worth
/// of output; in a home of its own.
struct Program {
    /// What it left behind.
    struct Result: Equatable {
        /// The exit code, or minus the number of the signal.
        var exitCode: Int32
        var output: String
        var errors: String
    }

    let directory: TemporaryDirectory
    var environment = ["PATH": "/usr/bin:/bin", "LANG": "C"]

    /// Arguments that every run gets.
    var settings: [String] = []

    init() throws {
        directory = try TemporaryDirectory()
        // Mail is not written as root: the home belongs to someone else then.
        if geteuid() == 0 { chown(directory.path, 65534, 65534) }
        settings = ["-o", "log_path=\(directory.path("log"))"]
    }

    /// The arguments for a user whose home is the directory.
    var home: [String] { ["-o", "home=\(directory.path)"] }

    /// The program stands beside the tests.
    static func path() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
        let path =
            "/" + own.split(separator: "/").dropLast().joined(separator: "/") + "/mailwright-lda"
        guard access(path, X_OK) == 0 else { throw Failure(call: "no \(path)") }
        return path
    }

    /// Runs it to its end.
    func run(_ arguments: [String], mail: some Collection<UInt8>) throws -> Result {
        try directory.write(".in", mail)
        return try wait(for: start(arguments, input: directory.path(".in")))
    }

    func run(_ arguments: [String], mail: String = "Subject: x\n\nbody\n") throws -> Result {
        try run(arguments, mail: mail.utf8)
    }

    /// Starts it with a file or FIFO as its standard input, perhaps with a limit of its data, or
    /// with a signal ignored that sh(1) knows by this name.
    func start(
        _ arguments: [String], input: String, memory: Int? = nil, ignoring signal: String? = nil
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let create = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, directory.path(".out"), create, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, directory.path(".err"), create, 0o600)
        var words = [try Self.path()] + settings + arguments
        if let memory {
            words = ["/bin/sh", "-c", "ulimit -d \(memory / 1024); exec \"$0\" \"$@\""] + words
        }
        if let signal {
            words = ["/bin/sh", "-c", "trap '' \(signal); exec \"$0\" \"$@\""] + words
        }
        let path = words[0]
        let argv = words.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in argv + envp { free(string) } }
        var process = pid_t()
        guard posix_spawn(&process, path, &actions, nil, argv, envp) == 0 else {
            throw Failure(call: "posix_spawn")
        }
        return process
    }

    /// Waits for its end.
    func wait(for process: pid_t) throws -> Result {
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else { throw Failure(call: "waitpid") }
        return Result(
            exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F),
            output: directory.text(".out") ?? "", errors: directory.text(".err") ?? "")
    }

    /// The mails in a folder's `new` and `cur`.
    func mails(_ folder: String = "") -> [[UInt8]] {
        ["new", "cur"].flatMap { part in
            let path = folder.isEmpty ? "Maildir/\(part)" : "Maildir/.\(folder)/\(part)"
            return directory.list(path).compactMap { directory.read("\(path)/\($0)") }
        }
    }

    /// The files left in `tmp`.
    var leftovers: [String] { directory.list("Maildir/tmp") }

    struct Failure: Error {
        var call: String
    }
}

extension Program.Result {
    /// Delivered, and nothing said.
    static let delivered = Program.Result(exitCode: 0, output: "", errors: "")
}
