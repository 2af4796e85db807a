/// A way in which passwords are stored: `{NAME}` and what the scheme makes of a password.
///
/// The names are those of Dovecot's password schemes, so that a site's database can be used as it
/// is. A scheme is a value in a file of its own and a line in ``all``.
public struct PasswordScheme: Sendable {
    /// The name in capitals, without the braces.
    public let name: String

    /// What it is, in a line for the manual.
    public let summary: String

    /// Whether the password is the stored one; any other value of `hash` matches nothing.
    let verify: @Sendable (_ password: [UInt8], _ hash: [UInt8]) -> Bool

    init(
        _ name: String, summary: String,
        verify: @escaping @Sendable (_ password: [UInt8], _ hash: [UInt8]) -> Bool
    ) {
        self.name = name
        self.summary = summary
        self.verify = verify
    }
}
