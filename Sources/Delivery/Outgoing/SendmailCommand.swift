import Glibc
import MaildirStorage
import ProgramRunning
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
            [Array("-i".utf8), Array("-f".utf8), sender] + options(of: mail)
            + [Array("--".utf8)] + mail.recipients
        guard !arguments.contains(where: { $0.contains(0) }) else {
            throw .refused("an address has a NUL")
        }
        // What it prints is dropped: Postfix takes what appears on our output for the reason of a
        // bounce.
        var run = ProgramRun(
            path: path, arguments: arguments, environment: nil,
            input: .file(mail.content.temporaryPath), timeLimit: timeLimit, outputLimit: nil)
        // Some leave a process behind that delivers the mail at once.
        run.leavesProcesses = true
        do throws(ProgramRun.Failure) {
            _ = try run.output()
        } catch {
            throw failure(error)
        }
    }

    /// `-N` and `-R`; there is no option for a time.
    private func options(of mail: EnvelopedMail) -> [[UInt8]] {
        let status = mail.options.status
        var options: [String] = []
        if !status.notify.isEmpty { options += ["-N", status.notifyText.lowercased()] }
        if let extent = status.extent { options += ["-R", extent.rawValue.lowercased()] }
        return options.map { Array($0.utf8) }
    }

    private func failure(_ failure: ProgramRun.Failure) -> SendFailure {
        switch failure {
        case .notStarted(let reason): .temporary(reason)
        case .stopped(let reason): .temporary("\(path) \(reason)")
        // The address or the mail is at fault (sysexits.h); all else may heal.
        case .status(let code) where [EX_DATAERR, EX_NOUSER, EX_NOHOST, EX_NOPERM].contains(code):
            .refused("\(path) refused the mail with exit status \(code)")
        case .status(let code): .temporary("\(path) failed with exit status \(code)")
        }
    }
}
