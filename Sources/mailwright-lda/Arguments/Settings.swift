import Delivery

/// The values of the settings given with `-o key=value`.
struct Settings {
    /// The socket of the auth service, which knows the users.
    var authSocketPath = "/run/mailwright/auth"

    /// The home directory; with it nobody is asked.
    var home: String?

    /// The Maildir; `~/` and `%h` are the home, `%u` is the user.
    var maildir = UserFiles.maildir

    /// The active Sieve script; empty for no scripts.
    var activeScript = UserFiles.activeScript

    /// The directory of the user's other scripts.
    var scriptDirectory = UserFiles.scriptDirectory

    /// The settings of Sieve, `sieve_NAME=VALUE`; they count more than what the auth service says.
    var sieve: [(name: String, value: String)] = []

    /// Whether missing mailboxes are created.
    var createsMailboxes = false

    /// Whether the user is subscribed to mailboxes that are created.
    var subscribes = false

    /// The program that sends mail.
    var sendmailPath = "/usr/sbin/sendmail"

    /// The server that takes mail instead of the program.
    var submission: SMTPSubmission?

    /// The characters between user and detail in addresses.
    var recipientDelimiter = "+"

    /// The log; nil for syslog.
    var logPath: String?

    /// Seconds for one delivery; pipe(8) bounces what takes longer than its limit of 1000.
    var timeLimit: UInt32 = 900

    /// Takes one `key=value`.
    mutating func set(_ assignment: [UInt8]) throws(UsageError) {
        guard let line = String(validating: assignment, as: UTF8.self),
            let equals = line.firstIndex(of: "=")
        else { throw UsageError("\(text(assignment)) is no setting; write -o key=value") }
        let name = line[..<equals]
        if name.hasPrefix(SieveSettingTexts.prefix) {
            let assignment = (
                String(name.dropFirst(SieveSettingTexts.prefix.count)),
                String(line[line.index(after: equals)...])
            )
            try SieveSettingTexts.check(assignment)
            sieve.append(assignment)
            return
        }
        guard let setting = Setting.all.first(where: { $0.name == name }) else {
            let names = Setting.all.map(\.name).joined(separator: " ")
            throw UsageError("unknown setting \(name); known: \(names)")
        }
        try setting.apply(&self, String(line[line.index(after: equals)...]))
    }
}
