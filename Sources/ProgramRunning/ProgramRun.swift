internal import CProcessControl
internal import Glibc
public import SystemClock

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

    /// What a program reads.
    public enum Input: Sendable {
        /// These octets.
        case octets([UInt8])
        /// The file of this path.
        case file(String)
    }

    /// The path of the program.
    public var path: String

    /// Its arguments, without its name; none has a NUL.
    public var arguments: [[UInt8]]

    /// Its whole environment, `NAME=value`; nil for that of this process.
    public var environment: [[UInt8]]?

    /// What it reads.
    public var input: Input

    /// Seconds after which it is stopped.
    public var timeLimit: Int

    /// When it is stopped even if it has not had its seconds: it shares its time with others.
    public var deadline: Deadline?

    /// Octets that it may print; nil when they do not matter, and are dropped.
    public var outputLimit: Int?

    /// Whether what it has started may go on when it has ended in time; and it is told to end before
    /// it is killed, as it may have something to put away.
    public var leavesProcesses = false

    /// Describes a run.
    public init(
        path: String, arguments: [[UInt8]] = [], environment: [[UInt8]]? = [],
        input: Input = .octets([]), timeLimit: Int = 10, deadline: Deadline? = nil,
        outputLimit: Int? = 1 << 20
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.timeLimit = timeLimit
        self.deadline = deadline
        self.outputLimit = outputLimit
    }

    /// Runs it and gives what it printed; what it prints to standard error is dropped.
    ///
    /// It is the leader of a process group, all of which is killed when it ends or is stopped.
    public func output() throws(Failure) -> [UInt8] {
        if deadline?.hasPassed == true { throw .stopped("is not run: \(Self.noTime)") }
        let source = try source()
        defer { close(source) }
        let nothing = try Self.checked(open("/dev/null", O_RDWR | O_CLOEXEC))
        defer { close(nothing) }
        guard outputLimit != nil else {
            let program = try StartedProgram.start(self, descriptors: [source, nothing, nothing])
            return try result(of: program, output: nil)
        }
        var ends: [Int32] = [-1, -1]
        _ = try Self.checked(process_pipe(&ends))
        defer { close(ends[0]) }
        // Only our end must not block.
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let program: StartedProgram
        do throws(Failure) {
            program = try StartedProgram.start(self, descriptors: [source, ends[1], nothing])
            close(ends[1])
        } catch {
            close(ends[1])
            throw error
        }
        return try result(of: program, output: ends[0])
    }

    private static let noTime = "no time is left for programs"

    /// What it reads, as a descriptor.
    private func source() throws(Failure) -> Int32 {
        switch input {
        case .file(let path): try Self.checked(open(path, O_RDONLY | O_CLOEXEC))
        case .octets(let octets): try Self.memoryFile(octets)
        }
    }

    /// A file without a name, for programs that read `/dev/stdin` as well as their input.
    private static func memoryFile(_ octets: [UInt8]) throws(Failure) -> Int32 {
        let file = try checked(process_memory_file())
        var written = 0
        while written < octets.count {
            let count = octets.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return write(file, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = systemFailure()
                close(file)
                throw failure
            }
            written += count
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    private static func checked(_ result: Int32) throws(Failure) -> Int32 {
        guard result >= 0 else { throw systemFailure() }
        return result
    }

    private static func systemFailure() -> Failure {
        .notStarted("can not run a program: \(String(cString: strerror(errno)))")
    }

    /// Reads until the program ends or may go on no longer, and makes an end of its group.
    private func result(
        of program: consuming StartedProgram, output: Int32?
    ) throws(Failure) -> [UInt8] {
        var printed = PrintedOutput(descriptor: output, limit: outputLimit ?? 0)
        let limit = Deadline(after: .seconds(timeLimit))
        var pause: Int32 = 1
        while true {
            printed.wait(milliseconds: pause)
            pause = min(pause * 2, Self.longestPause)
            // Asked for first: what it printed before its end is read after it.
            let hasEnded = program.hasEnded
            printed.read()
            if printed.isTooMuch {
                _ = program.end(killing: true)
                throw .stopped("printed more than \(outputLimit ?? 0) octets")
            }
            if hasEnded {
                let status = program.end(killing: !leavesProcesses)
                return try Self.check(status, printed.bytes)
            }
            if limit.hasPassed {
                _ = program.end(killing: true)
                throw .stopped("took longer than \(timeLimit) s")
            }
            if deadline?.hasPassed == true {
                _ = program.end(killing: true)
                throw .stopped("was stopped: \(Self.noTime)")
            }
        }
    }

    /// Milliseconds that the end of a program is noticed too late at most.
    private static let longestPause: Int32 = 20

    private static func check(_ status: Int32?, _ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        guard let status else { throw .stopped("has ended, and nobody can tell how") }
        guard status & 0x7F == 0 else { throw .stopped("died by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        guard code == 0 else { throw .status(code) }
        return bytes
    }
}
