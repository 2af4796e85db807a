public import Mail
public import MaildirStorage
internal import ProgramRunning
public import Sieve
internal import SystemClock

/// Whose mailbox one message goes to, and how.
public struct DeliveryRequest: Sendable {
    /// The user, for the log.
    public var user: String

    /// The mailbox.
    public var maildir: Maildir

    /// The user's active Sieve script, usually `~/.dovecot.sieve`; nil if scripts are not run.
    public var activeScript: String?

    /// The scripts that the active script may include.
    public var scriptLibrary: any ScriptLibrary = EmptyScriptLibrary()

    /// The settings of Sieve: the scripts of the site, the extensions, and the limits.
    public var sieve = SieveSettings.default

    /// The maps of the site, for lists that are maps; nil if there are none.
    public var maps: (any MapLookups)?

    /// The directory in which scripts remember things; nil if there is none.
    ///
    /// A script that needs one then fails, and the mail is kept.
    public var memory: String?

    /// Whether the owner of a script finds its errors in the INBOX too, once for what the script is.
    ///
    /// That needs a memory.
    public var tellsOwnerOfErrors = false

    /// The envelope sender without angle brackets, empty for the null sender.
    ///
    /// Nil if nobody said: then the topmost `Return-Path` field counts.
    public var sender: [UInt8]?

    /// The recipient as the sender wrote it, with the detail.
    public var recipient: [UInt8]

    /// The recipient after all rewriting, if it is known.
    public var finalRecipient: [UInt8]?

    /// The mailbox in UTF-8 that mail is kept in.
    public var mailbox = Array("INBOX".utf8)

    /// Whether mailboxes that do not exist are created (Dovecot's `lda_mailbox_autocreate`).
    public var createsMailboxes = false

    /// Whether the user is subscribed to mailboxes that are created (`lda_mailbox_autosubscribe`).
    public var subscribes = false

    /// Whether who hands the mail in can be told that it is refused: then no notice is sent.
    public var refusesInReply = false

    /// How this site writes details into addresses.
    public var recipientDelimiter = RecipientDelimiter(Array("+".utf8))

    /// The user's home, where the programs of the site find it.
    public var home = "/"

    /// Makes a request for a mailbox without a script.
    public init(user: String, maildir: Maildir, recipient: [UInt8]) {
        self.user = user
        self.maildir = maildir
        self.recipient = recipient
    }

    /// When programs and maps have had their time; nil before the delivery.
    var deadline: Deadline?

    /// The programs that the site offers to scripts.
    var programs: ProgramDirectory {
        ProgramDirectory(
            sieve, user: user, home: home, host: LocalHost.name, deadline: deadline)
    }

    /// The address under which this user gets the mail.
    var address: [UInt8] { finalRecipient ?? recipient }

    /// The address that stands in redirected mail: the user's own, where the settings name one.
    var redirectingAddress: [UInt8] { sieve[UserSettings.self].address?.bytes ?? address }

    /// The envelope sender, from the header if nobody said; empty for the null sender.
    func sender(of header: MessageHeader) -> [UInt8] {
        if let sender { return sender }
        let field = header.first(named: HeaderName.returnPath)
        return field.flatMap { MailAddress(parsingPath: $0.unfolded()) }?.bytes ?? []
    }
}
