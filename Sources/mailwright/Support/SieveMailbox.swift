import Delivery
import Glibc
import MaildirStorage
import Outcomes
import Settings
import Sieve

/// The mailbox that scripts are judged for: whose it is, and where.
struct SieveMailbox {
    private let user: String
    private let home: String
    private let maildir: String
    private let settings: SiteSettings?

    /// The mailbox that the command line names; nil if it names none.
    init?(_ options: SieveMessageOptions, _ site: SieveSite) throws {
        settings = site.settings
        user = options.site.user ?? Environment.value("USER") ?? "-"
        guard !user.isEmpty, user.first != ".", !user.contains("/") else {
            throw ToolFailure.refused("\"\(user.printable)\" can be no user; correct --user")
        }
        home = Self.home(options, site)
        if let maildir = options.maildir {
            self.maildir = maildir
            return
        }
        guard let settings, options.site.user != nil, options.mailboxes.isEmpty else {
            return nil
        }
        maildir = settings.mailboxes.maildir(of: user)
    }

    /// The home: a user's who is named is where the settings have it, wherever the Maildir is.
    ///
    /// Nobody else's is known but that of who runs the tool, which is not the mailbox's owner when
    /// root does.
    static func home(_ options: SieveMessageOptions, _ site: SieveSite) -> String {
        if let user = options.site.user, let settings = site.settings {
            return settings.mailboxes.home(of: user)
        }
        return geteuid() == 0 ? "/" : Environment.value("HOME") ?? "/"
    }

    /// Whether its folders can be looked at.
    var isThere: Bool { access(maildir + "/cur", R_OK | X_OK) == 0 }

    /// The words for one that is not there, or is not for everyone to look at.
    var absence: String {
        "\(maildir) can not be looked at (\(errnoText(errno))), so which mailboxes there are is "
            + "not known"
    }

    /// Refuses a user without a home, to whom nothing is delivered.
    func checkHome() throws {
        guard access(home, F_OK) != 0 else { return }
        throw ToolFailure.refused(
            "\(home): \(errnoText(errno)); correct --user \(user), or add the user")
    }

    /// The delivery of a message into it.
    func request(
        _ envelope: SieveEnvelope, _ site: SieveSite, maps: (any MapLookups)?
    ) -> DeliveryRequest {
        var request = DeliveryRequest(
            user: user, maildir: Maildir(path: maildir), recipient: envelope.recipient)
        if request.recipient.isEmpty, let domain = settings?.domains.first {
            request.recipient = Array("\(user)@\(domain)".utf8)
        }
        request.finalRecipient = envelope.finalRecipient
        request.sender = envelope.sender
        request.recipientDelimiter = site.recipientDelimiter
        request.sieve = site.sieve
        request.maps = maps
        request.home = home
        request.memory = UserFiles.path(UserFiles.memory, below: home)
        request.activeScript = UserFiles.path(UserFiles.activeScript, below: home)
        request.scriptLibrary = ScriptDirectories(
            personal: UserFiles.path(UserFiles.scriptDirectory, below: home), site.sieve)
        return request
    }
}
