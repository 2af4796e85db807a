internal import Foundation

/// What there is to know about a private mail system: see examples/small/quickstart/stage.py.
public struct StackSite: Decodable, Sendable {
    /// A user that the stack has made.
    public struct User: Decodable, Sendable {
        /// The login name.
        public let name: String

        /// The own password.
        public let password: String

        /// The address under the login name.
        public let address: String
    }

    /// The sockets in the file system.
    public struct Sockets: Decodable, Sendable {
        /// Where Postfix asks mailwrightd.
        public let lookup: String

        /// Where the short-lived programs ask mailwrightd.
        public let auth: String

        /// Where Postfix asks Dovecot for passwords.
        public let sasl: String
    }

    /// The directories of Postfix.
    public struct Postfix: Decodable, Sendable {
        /// With main.cf and master.cf.
        public let configuration: String

        /// The queue directory.
        public let queue: String
    }

    /// The files of Dovecot.
    public struct Dovecot: Decodable, Sendable {
        /// The file dovecot.conf.
        public let configuration: String
    }

    /// The directory above everything.
    public let root: String

    /// The hosted domain.
    public let domain: String

    /// Port numbers by service, such as smtp, submission, submissions, imaps, pop3s, sieve.
    public let ports: [String: Int]

    /// The directory with the programs that run.
    public let programs: String

    /// The settings file.
    public let settings: String

    /// The directory of the settings and the tables.
    public let site: String

    /// The directory above all mailboxes.
    public let mailboxes: String

    /// The system user who owns the mailboxes.
    public let owner: String

    /// The certificate of every service.
    public let certificate: String

    /// The sockets in the file system.
    public let sockets: Sockets

    /// The directories of Postfix.
    public let postfix: Postfix

    /// The files of Dovecot.
    public let dovecot: Dovecot

    /// The log files by program: postfix, dovecot, mailwrightd, mailwright-lda.
    public let logs: [String: String]

    /// The files with what the machines behind the transport map received, a line of JSON a mail.
    public let sinks: [String: String]

    /// The users: alice, bob, support, archive.
    public let users: [User]

    /// The webmail's password for every account.
    public let masterPassword: String

    /// The address that the webmail connects from.
    public let webmail: String

    static func decode(_ line: String) throws -> StackSite {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(StackSite.self, from: Data(line.utf8))
    }
}
