import Glibc
import Mail
import MaildirStorage
import Sieve
import SystemClock

/// The message by which the owner of a script hears that it has errors.
///
/// It is put into the INBOX beside the mail that is kept, once for each content of the script: who
/// does not mend it need not read the same with every mail.
struct ScriptErrorNotice {
    /// The script, for people.
    let name: String

    /// What the script is now.
    let text: [UInt8]

    /// Its errors, with line and column.
    let errors: [String]

    /// For how long it is not said again, in seconds: 90 days.
    static let seconds: UInt64 = 90 * 24 * 3600

    /// What is remembered when the owner has been told.
    var entry: MemoryEntry { MemoryEntry(owner: "script errors", key: text) }

    /// The message, with lines that end with LF.
    func message(to address: [UInt8]) -> [UInt8] {
        let now = SystemClock.now()
        let date = MailDate(
            seconds: now, zone: ZoneOffset(minutes: SystemClock.minutesAheadOfUTC(at: now)))
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let recipient = MailAddress(parsingPath: address)
        var composer = MessageComposer()
        composer.field("Message-ID", "<\(now).\(getpid()).\(random)@\(LocalHost.name)>")
        composer.field("Date", date.time(in: date.zone).fieldText)
        composer.field("From", "Mail delivery <MAILER-DAEMON@\(LocalHost.name)>")
        composer.field("To", addresses: recipient.map { [$0] } ?? [])
        composer.field("Subject", text: Array("Your Sieve script has an error".utf8))
        composer.field("Auto-Submitted", "auto-generated")
        composer.text(Array(body.utf8))
        return composer.bytes
    }

    private var body: String {
        """
        Your script \(name) could not do its work on a mail:

        \(errors.prefix(Self.shownErrors).map { "    \(LogLine($0).text)\n" }.joined())
        The mail is in your INBOX, and so will be all mail for which the script fails. Nothing
        is lost. Please mend the script, or switch it off.

        All errors are in a file beside the script, whose name ends with ".log". This message
        comes once for each change of the script.

        """
    }

    /// More errors than these are mostly the same ones again.
    private static let shownErrors = 20
}
