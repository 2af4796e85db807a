import Delivery
import Glibc
import Outcomes

/// Delivers the message on its standard input into one user's Maildir, through Sieve.
///
/// A drop-in for dovecot-lda, for pipe(8) and `mailbox_command` of Postfix:
///
///     mailwright-lda -d user [-f sender] [-a original-recipient] [-r final-recipient]
///                    [-m mailbox] [-e] [-o key=value ...]
///
/// Exit status 0: the mail is safe on disk, or the user's script has refused it with a notice to its
/// sender. 77: with `-e`, the script refuses it, and the sender gets no other notice than that of the
/// mail server. 67: there is no such user. 75: not now, whatever
/// went wrong, wrong arguments and settings included: no fault of ours bounces mail. Anything but 0 comes
/// with one line on standard output that begins with an enhanced status code, which pipe(8) takes
/// over. Standard error is never written to: pipe(8) could take it for that line.
@main
enum MailwrightLDA {
    static func main() {
        let outcome: Outcome
        do {
            let options = try Options(parsing: commandLine())
            outcome = deliver(options, log: options.log)
        } catch {
            let log = SystemLog(program: "mailwright-lda")
            outcome = .failed(.configuration(error.description))
            log.warning("not delivered: \(error.description)")
        }
        finish(outcome)
    }

    private static func deliver(_ options: Options, log: any DeliveryLog) -> Outcome {
        Watchdog.start(timeLimit: options.timeLimit)
        do throws(LookupFailure) {
            guard let account = try Account(for: options) else {
                log.warning("user=\(options.userText), not delivered: unknown user")
                return .unknownUser
            }
            try account.becomeOwner()
            umask(0o077)
            let delivery = try LocalDelivery(
                options.request(for: account), sender: options.sender, log: log,
                didCreate: Watchdog.removeWhenStopped, willCommit: Watchdog.stop)
            switch try delivery.deliver(StandardInput.read) {
            case .delivered: return .delivered
            case .refused(let reply):
                // The status line is one.
                let lines = reply.split(separator: UInt8(ascii: "\n"))
                return .refused(text(Array(lines.joined(separator: [UInt8(ascii: " ")]))))
            }
        } catch {
            log.warning("user=\(options.userText), not delivered: \(error.reason)")
            return .failed(error)
        }
    }

    /// Tells Postfix; the rest of the message is read first, so that it never meets a closed pipe.
    private static func finish(_ outcome: Outcome) -> Never {
        if let line = outcome.statusLine {
            StandardInput.drain()
            let octets = Array("\(line)\n".utf8)
            _ = octets.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        }
        exit(outcome.exitStatus)
    }

    /// The arguments as octets: addresses need not be UTF-8.
    private static func commandLine() -> [[UInt8]] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            CommandLine.unsafeArgv[index].map { argument in
                Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
            }
        }
    }
}
