internal import Outcomes

/// A way in which passwords are stored: `{NAME}` and what the scheme makes of a password.
///
/// The names are those of Dovecot's password schemes, so that a site's database can be used as it
/// is. A scheme is a value in a file of its own and a line in ``all``.
public struct PasswordScheme: Sendable {
    typealias Verify =
        @Sendable (_ password: [UInt8], _ hash: [UInt8]) throws(LookupFailure) -> Bool
    typealias Check = @Sendable (_ hash: [UInt8]) throws(LookupFailure) -> Void

    /// The name in capitals, without the braces.
    public let name: String

    /// What it is, in a line for the manual.
    public let summary: String

    /// Whether the password is the stored one; throws when the hash does not let anybody tell.
    let verify: Verify

    /// Throws when no password can match the hash.
    let check: Check

    init(
        _ name: String, summary: String, verify: @escaping Verify, check: @escaping Check
    ) {
        self.name = name
        self.summary = summary
        self.verify = verify
        self.check = check
    }
}
