/// Somebody claims to be a user: the question of every mouth of the service.
///
/// Descriptions and mirrors of it do not show the password.
public struct LoginAttempt: Sendable {
    /// The name, as the user typed it.
    public var login: [UInt8]

    /// The password, as the user typed it.
    public var password: [UInt8]

    /// What for, in Dovecot's words: `imap`, `pop3`, `sieve`, `smtp`.
    public var service: String

    /// Where from, as the text of an address; nil when it is not known.
    public var remoteAddress: String?

    /// The identifier of the user's connection, for the log.
    public var session: String?

    /// Whether service and address come from a mail program of this system and can be believed;
    /// otherwise anybody who reaches the socket may have written them.
    public var isTrustedPeer: Bool

    /// Makes an attempt.
    public init(
        login: [UInt8], password: [UInt8], service: String, remoteAddress: String? = nil,
        session: String? = nil, isTrustedPeer: Bool = false
    ) {
        self.login = login
        self.password = password
        self.service = service
        self.remoteAddress = remoteAddress
        self.session = session
        self.isTrustedPeer = isTrustedPeer
    }
}

extension LoginAttempt: CustomStringConvertible, CustomReflectable {
    /// Who, what for and where from, for the audit log; no byte of it can end a log line.
    public var description: String {
        var text = "login=\(Self.printable(login)) service=\(Self.printable(Array(service.utf8)))"
        text += " remote=\(Self.printable(Array((remoteAddress ?? "unknown").utf8)))"
        if let session { text += " session=\(Self.printable(Array(session.utf8)))" }
        return text
    }

    /// Only the description, so that `dump` and failing tests do not print the password.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

    /// The most bytes of a value that go into the log.
    private static let maximumLoggedLength = 128

    private static func printable(_ value: [UInt8]) -> String {
        let bytes = value.prefix(maximumLoggedLength)
        return String(
            decoding: bytes.map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") },
            as: UTF8.self)
    }
}
