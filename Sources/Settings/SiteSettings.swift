public import Outcomes

/// The settings of one site, as `/etc/mailwright/mailwright.yaml` has them.
///
/// The file is YAML. Unknown keys, wrong types and missing values are errors with file, line and
/// column; nothing is guessed. A whole example:
///
///     domains: [example.org, example.net]    # hosted here; the first is the primary one
///     recipient_delimiter: "+"               # as Postfix's parameter; a set of characters
///     user: mailwright                       # whom mailwrightd becomes; left out: stays
///     mailboxes:
///       root: /home/mailboxes                # user u has home root/u, Maildir root/u/Maildir
///       owner: vmail                         # user or user:group that owns them
///     accounts: sqlite:/var/lib/mailwright/accounts.sqlite
///     maps:                                  # what Postfix asks by name
///       virtual-aliases:
///         keys: address                      # key strategy
///         tables: ["regexp:/etc/mailwright/arbitration", "accounts:aliases"]
///     lookup:                                # the lookup service; left out: not served
///       listen:
///         - {unix: /var/spool/postfix/mailwright/lookup, mode: "0666"}
///         - {inet: "127.0.0.1:7790"}
///       tcp_tables:                          # tcp_table(5) has no map name: a port a map
///         transport: "127.0.0.1:7791"
///     auth:                                  # the authentication service
///       listen:
///         - {unix: /run/mailwright/auth, mode: "0660", group: dovecot}
///       master_passwords:
///         - name: webmail
///           hash: "$y$j9T$..."
///           networks: [172.16.2.20/32]
///           services: [imap, sieve]
///     sieve:                                 # mailwright sieve extensions --settings lists them
///       before: [/etc/mailwright/sieve/spam.sieve]   # run before each user's own script
///       global: /etc/mailwright/sieve/global         # what include :global finds
///       max_redirects: 10
///       users:                               # what holds for one user in place of the site's
///         alice: {extensions: +vnd.dovecot.pipe}
public struct SiteSettings: Sendable, Equatable {
    /// Where the settings are read from when nothing else is said.
    public static let defaultPath = "/etc/mailwright/mailwright.yaml"

    /// The largest settings file that is read, in octets.
    public static let maximumSize = 1 << 20

    /// Octets that all settings of Sieve may have: they go with each answer about a mailbox, which
    /// is one line of 16 KiB at most.
    public static let maximumSieveSize = 8 << 10

    /// The file these settings came from, as the admin named it.
    public var file: String

    /// The hosted mail domains in lower case, at least one; the first is the primary domain.
    public var domains: [String]

    /// The characters that may part an address's user from its extension; empty for none.
    public var recipientDelimiter: [UInt8] = Array("+".utf8)

    /// Where mailboxes are, and whose.
    public var mailboxes: Mailboxes

    /// The accounts back end and its address: `sqlite:/path`.
    public var accounts: Placed<String>

    /// The maps in the order of the file.
    public var maps: [MapDefinition] = []

    /// The lookup service, if the settings name one.
    public var lookup: LookupService?

    /// The authentication service, if the settings name one.
    public var auth: AuthService?

    /// The settings of Sieve for deliveries, each of which has been checked.
    public var sieve: [SieveSetting] = []

    /// The settings of Sieve of single users, which take the place of the site's, by username.
    public var sieveOfUsers: SieveOfUsers = [:]

    /// The system user that the daemon becomes after it has bound its sockets.
    public var user: Placed<String>?

    /// Makes settings without maps and services.
    public init(
        file: String, domains: [String], mailboxes: Mailboxes, accounts: Placed<String>
    ) {
        self.file = file
        self.domains = domains
        self.mailboxes = mailboxes
        self.accounts = accounts
    }

    /// What is wrong about a value, with its place.
    public func complaint<Value>(about value: Placed<Value>, _ message: String) -> Complaint {
        Complaint(file: file, line: value.line, column: value.column, message)
    }
}

extension SiteSettings {
    /// Where mailboxes are, and whose.
    public struct Mailboxes: Sendable, Equatable {
        /// The directory that holds a home for each user, absolute.
        public var root: String

        /// The system user, or `user:group`, that owns every home.
        public var owner: Placed<String>

        /// Makes the mailbox settings.
        public init(root: String, owner: Placed<String>) {
            self.root = root
            self.owner = owner
        }

        /// The home directory of a user.
        public func home(of username: String) -> String {
            "\(root)/\(username)"
        }

        /// The Maildir of a user: INBOX, with the other folders in it.
        public func maildir(of username: String) -> String {
            "\(root)/\(username)/Maildir"
        }
    }

    /// Settings of Sieve by username.
    public typealias SieveOfUsers = [String: [SieveSetting]]

    /// A setting of Sieve, by name.
    public struct SieveSetting: Sendable, Equatable {
        /// The name, `max_redirects` for instance.
        public var name: String

        /// What it is set to.
        public var value: Placed<String>

        /// Makes a setting.
        public init(name: String, value: Placed<String>) {
            self.name = name
            self.value = value
        }

        /// Octets of it in an answer.
        var size: Int { name.utf8.count + value.value.utf8.count + 8 }
    }

    /// A map: what Postfix asks by name.
    public struct MapDefinition: Sendable, Equatable {
        /// The name in `socketmap:unix:path:name`.
        public var name: String

        /// The name of its key strategy: `address`, `transport`, `domain` ...
        public var keys: Placed<String>

        /// The tables in the order they are asked: `regexp:/etc/mailwright/arbitration`.
        public var tables: [Placed<String>]

        /// Makes a definition.
        public init(name: String, keys: Placed<String>, tables: [Placed<String>]) {
            self.name = name
            self.keys = keys
            self.tables = tables
        }
    }
}
