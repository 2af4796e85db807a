internal import Glibc
public import Sieve
public import SystemClock

/// The programs that an admin offers to scripts, as the settings name them, for one user.
public struct ProgramDirectory: Sendable {
    private let settings: SieveSettings
    private let user: String
    private let home: String
    private let host: String
    private let deadline: Deadline?

    /// The programs of the settings, run for a user; all of them end before the deadline.
    public init(
        _ settings: SieveSettings, user: String, home: String, host: String,
        deadline: Deadline? = nil
    ) {
        self.deadline = deadline
        self.settings = settings
        self.user = user
        self.home = home
        self.host = host
    }

    /// Runs the program of a call and gives what it printed.
    public func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        let programs = settings.programs(for: call.use)
        guard let directory = programs.directory, Self.isName(call.name) else {
            throw .unavailable("there is no program '\(call.nameText)'")
        }
        let path = "\(directory)/\(call.nameText)"
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unavailable("there is no program '\(call.nameText)'")
        }
        let run = ProgramRun(
            path: path, arguments: call.arguments, environment: environment(of: call),
            input: .octets(Self.lines(call.input ?? [], hasCRLF: programs.hasCRLF)),
            timeLimit: programs.timeLimit, deadline: deadline, outputLimit: programs.outputLimit)
        do throws(ProgramRun.Failure) {
            return try run.output()
        } catch {
            switch error {
            case .notStarted(let reason): throw .unavailable(reason)
            case .status(let status): throw .status(status)
            case .stopped(let reason): throw .stopped(reason)
            }
        }
    }

    /// No path, and not hidden, whoever asks.
    private static func isName(_ name: [UInt8]) -> Bool {
        ScriptName.isValid(name) && name.first != UInt8(ascii: ".")
    }

    /// What Pigeonhole gives to its programs, and a PATH for those that are scripts.
    private func environment(of call: ProgramCall) -> [[UInt8]] {
        let final = call.envelope.finalRecipient ?? call.envelope.recipient
        return [
            ("HOME", Array(home.utf8)), ("USER", Array(user.utf8)), ("HOST", Array(host.utf8)),
            ("PATH", Array("/usr/local/bin:/usr/bin:/bin".utf8)),
            ("SENDER", call.envelope.sender), ("RECIPIENT", final),
            ("ORIG_RECIPIENT", call.envelope.recipient),
        ].map { name, value in Array("\(name)=".utf8) + value.filter { $0 != 0 } }
    }

    /// The text with all its line ends alike.
    static func lines(_ text: [UInt8], hasCRLF: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for (index, byte) in text.enumerated() {
            let isLineEnd = byte == 0x0A
            if byte == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { continue }
            if isLineEnd, hasCRLF { result.append(0x0D) }
            result.append(byte)
        }
        return result
    }
}
