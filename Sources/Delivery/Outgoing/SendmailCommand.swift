import Glibc
import MaildirStorage
import Sieve

/// Sends through a program that takes what sendmail(1) takes: `-i -f sender -- recipient...`.
///
/// The mail is the program's standard input; what it prints is dropped, its exit status counts.
public struct SendmailCommand: MailSender {
    /// How long the program may take unless another limit is given, in seconds.
    public static let defaultTimeLimit = 120

    private let path: String
    private let timeLimit: Int

    /// Names the program, by its absolute path.
    public init(path: String = "/usr/sbin/sendmail", timeLimit: Int = defaultTimeLimit) {
        self.path = path
        self.timeLimit = timeLimit
    }

    /// Runs the program and waits for it; one that takes too long is killed.
    public func send(_ mail: EnvelopedMail) throws(SendFailure) {
        let sender = mail.sender.isEmpty ? Array("<>".utf8) : mail.sender
        let arguments =
            [Array(path.utf8), Array("-i".utf8), Array("-f".utf8), sender] + options(of: mail)
            + [Array("--".utf8)] + mail.recipients
        let process = try spawn(arguments, input: mail.content.temporaryPath)
        let status = try wait(for: process)
        guard status & 0x7F == 0 else {
            throw .temporary("\(path) died by signal \(status & 0x7F)")
        }
        try check(exitCode: status >> 8 & 0xFF)
    }

    /// `-N` and `-R`; there is no option for a time.
    private func options(of mail: EnvelopedMail) -> [[UInt8]] {
        let status = mail.options.status
        var options: [String] = []
        if !status.notify.isEmpty { options += ["-N", status.notifyText.lowercased()] }
        if let extent = status.extent { options += ["-R", extent.rawValue.lowercased()] }
        return options.map { Array($0.utf8) }
    }

    private func check(exitCode: Int32) throws(SendFailure) {
        switch exitCode {
        case 0: return
        // The address or the mail is at fault (sysexits.h); all else may heal.
        case EX_DATAERR, EX_NOUSER, EX_NOHOST, EX_NOPERM:
            throw .refused("\(path) refused the mail with exit status \(exitCode)")
        default:
            throw .temporary("\(path) failed with exit status \(exitCode)")
        }
    }

    private func spawn(_ arguments: [[UInt8]], input: String) throws(SendFailure) -> pid_t {
        guard !arguments.contains(where: { $0.contains(0) }) else {
            throw .refused("an address has a NUL")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        // Postfix takes what appears on our output for the reason of a bounce.
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = arguments.map { word in
            strdup(word.map(CChar.init(bitPattern:)) + [0])
        }
        defer { for word in words { free(word) } }
        words.append(nil)
        // Our signal mask is not the program's business: it must be able to hear its own alarm.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let number = posix_spawn(&process, path, &actions, &attributes, words, environ)
        guard number == 0 else {
            throw .temporary("can not run \(path): \(String(cString: strerror(number)))")
        }
        return process
    }

    private func wait(for process: pid_t) throws(SendFailure) -> Int32 {
        let deadline = time(nil) + timeLimit
        var pause: UInt32 = 500
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status }
            guard ended == 0 || errno == EINTR else {
                throw .temporary("can not wait for \(path): \(String(cString: strerror(errno)))")
            }
            if time(nil) >= deadline {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                throw .temporary("\(path) took longer than \(timeLimit) s")
            }
            usleep(pause)
            pause = min(pause * 2, 50_000)
        }
    }
}
