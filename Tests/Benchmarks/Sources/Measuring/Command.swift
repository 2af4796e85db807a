internal import Glibc

/// A command that is run to its end and measured as a whole process.
public struct Command: Sendable {
    /// What the table of results calls it.
    public let name: String

    /// The program and its arguments.
    public let arguments: [String]

    /// The environment as `NAME=value`.
    public let environment: [String]

    /// The file that is its standard input.
    public let input: String

    /// The exit status that counts as success.
    public let status: Int32

    /// Describes a command.
    public init(
        _ name: String, _ arguments: [String], environment: [String] = ["PATH=/usr/bin:/bin"],
        input: String = "/dev/null", status: Int32 = 0
    ) {
        self.name = name
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.status = status
    }

    /// Runs it once and gives the seconds until it is reaped; its output goes to `output`.
    ///
    /// Ends the benchmark when it fails: a run that did not do its work is no measurement.
    @discardableResult
    public func run(output: String = "/dev/null") -> Double {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let start = now()
        let error = posix_spawn(&process, arguments[0], &actions, nil, words, variables)
        guard error == 0 else { fail("\(arguments[0]): \(String(cString: strerror(error)))") }
        var result: Int32 = 0
        waitpid(process, &result, 0)
        let seconds = now() - start
        // WIFEXITED and WEXITSTATUS of wait(2), which are macros.
        guard result & 0x7F == 0, (result >> 8) & 0xFF == status else {
            fail("\(name) ended with wait status \(result), not exit status \(status)")
        }
        return seconds
    }

    /// The most memory it has resident in one run, in kilobytes.
    ///
    /// Measured by a small program in between: a child is charged with its parent's own memory.
    public func peakMemory() -> Int {
        let file = "/tmp/peak-memory.\(getpid())"
        defer { unlink(file) }
        let program = Floor.program("peak-memory")
        Command(
            name, [program] + arguments, environment: environment, input: input, status: status
        ).run(output: file)
        guard let stream = fopen(file, "r") else { fail("\(file) was not written") }
        defer { fclose(stream) }
        var digits = ""
        while case let byte = fgetc(stream), (48...57).contains(byte) {
            digits.unicodeScalars.append(Unicode.Scalar(UInt8(byte)))
        }
        return Int(digits) ?? 0
    }
}

/// Seconds of a clock that only goes forward.
public func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Ends the program with a line on standard error.
public func fail(_ message: String) -> Never {
    let line = message + "\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
    exit(1)
}
