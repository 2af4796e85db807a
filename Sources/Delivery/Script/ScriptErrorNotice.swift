import Glibc
import Mail
import MaildirStorage
import Outcomes
import Sieve
import SystemClock

/// The message by which the owner of a script hears that it has errors.
///
/// It is put into the INBOX beside the mail that is kept, once for each kind of error of what the
/// script is: who does not mend it need not read the same with every mail, but an error of another
/// kind is news.
///
/// A failure that may pass (a program or the disk of the site) gives one too, since the mail lies in
/// the INBOX and not in the folder where its owner looks for it. It is said again after a shorter
/// time, for by then it is another failure.
struct ScriptErrorNotice {
    /// The script, for people.
    let name: String

    /// Its errors, with line and column where they have one.
    let errors: [String]

    /// Whether the owner can do nothing about them.
    let mayPass: Bool

    /// What is remembered when the owner has been told.
    let entry: MemoryEntry

    /// What compiling or running a script failed with.
    init(name: String, text: [UInt8], errors: [Complaint], mayPass: Bool) {
        self.init(
            name: name, text: text, errors: errors.map(\.description),
            kinds: errors.map(Self.kind), mayPass: mayPass)
    }

    /// A script that can not be read, in the words of `ActiveScript`.
    init(ofUnreadable path: String, because reason: String) {
        self.init(name: path, text: [], errors: [reason], kinds: [reason], mayPass: false)
    }

    private init(
        name: String, text: [UInt8], errors: [String], kinds: [String], mayPass: Bool
    ) {
        self.name = name
        self.errors = errors
        self.mayPass = mayPass
        let key = text + [0] + Array(kinds.joined(separator: "\n").utf8)
        entry = MemoryEntry(owner: "script errors", key: key)
    }

    /// For how long it is not said again, in seconds: 90 days, or a week.
    var seconds: UInt64 { (mayPass ? 7 : 90) * 24 * 3600 }

    /// An error without what comes from a message: its place, and its words without numbers and
    /// without everything between the first quotation mark and the last.
    ///
    /// Who sends mail can not choose them, or each of his mails could bring a notice.
    static func kind(_ error: Complaint) -> String {
        let isMark: (Character) -> Bool = { $0 == "\"" || $0 == "'" }
        var words = error.message
        if let first = words.firstIndex(where: isMark), let last = words.lastIndex(where: isMark) {
            words.removeSubrange(first...last)
        }
        words.removeAll { $0.isNumber }
        return "\(error.file):\(error.line):\(error.column): \(words)"
    }

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
        is lost. \(advice)

        All errors are in a file beside the script, whose name ends with ".log". This message
        comes once for each kind of error, until the script is changed.

        """
    }

    private var advice: String {
        mayPass
            ? "This may pass by itself; if it does not, tell those who run\nthis mail service."
            : "Please mend the script, or switch it off."
    }

    /// More errors than these are mostly the same ones again.
    private static let shownErrors = 20
}
