/// What is needed to check one password.
///
/// Its description never shows the hash.
public struct Credential: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The canonical name of the account, whatever the case that it was asked in.
    public let username: String

    /// The password's hash, crypt(5); empty when no password is set, which no password matches.
    public let passwordHash: [UInt8]

    /// Whether the user may log in.
    public let isEnabled: Bool

    /// Makes a credential as a back end has read it.
    public init(username: String, passwordHash: [UInt8], isEnabled: Bool) {
        self.username = username
        self.passwordHash = passwordHash
        self.isEnabled = isEnabled
    }

    /// The username and the state; the hash is left out, since descriptions end up in logs.
    public var description: String {
        "Credential(\(username), \(isEnabled ? "enabled" : "disabled"), hash redacted)"
    }

    /// The same as the description, for `dump` and `po`.
    public var debugDescription: String { description }

    /// Nothing but the description: a mirror would show the hash.
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
