internal import Glibc

/// Runs a program to its end, and gives all that it said.
///
/// Input and output are files of a temporary directory, so that no pipe can fill up and block.
public struct Program: Sendable {
    /// What a program said, and how it ended.
    public struct Outcome: Sendable {
        /// The exit status, or 128 and the signal's number.
        public let status: Int32

        /// What it wrote to standard output.
        public let output: String

        /// What it wrote to standard error.
        public let errors: String
    }

    /// The program's file; a name without a slash is looked for in `$PATH`.
    public let path: String

    /// Names a program.
    public init(_ path: String) {
        self.path = path
    }

    /// Runs it with some arguments, standard input, and variables besides those of the test.
    public func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        let files = try TemporaryDirectory()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let stdin = try files.write("in", input)
        posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
        for (descriptor, name) in [(Int32(1), "out"), (2, "err")] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, files.path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        let process = try spawn([path] + arguments, environment, actions: &actions)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else {
                throw TemporaryDirectory.Failure(doing: "waitpid", number: errno)
            }
        }
        // WIFSIGNALED and WEXITSTATUS, which are macros.
        let signal = status & 0x7F
        return Outcome(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            output: files.text("out") ?? "", errors: files.text("err") ?? "")
    }

    private func spawn(
        _ arguments: [String], _ additions: [String: String],
        actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var variables = additions.map { "\($0.key)=\($0.value)" }
        var position = environ
        while let entry = position.pointee {
            let text = String(cString: entry)
            let name = text.prefix { $0 != "=" }
            if additions[String(name)] == nil { variables.append(text) }
            position += 1
        }
        let (process, number) = Spawning.start(
            arguments, environment: variables, actions: &actions)
        guard number == 0 else {
            throw TemporaryDirectory.Failure(doing: "spawn \(path)", number: number)
        }
        return process
    }
}
