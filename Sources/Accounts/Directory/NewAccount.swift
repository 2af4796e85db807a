/// What an account is made from.
public struct NewAccount: Sendable {
    /// The name to log in with.
    public var username: String

    /// A second local part for the same mailbox; nil for none.
    public var fullNameAlias: String?

    /// The name of the person; nil for none.
    public var realName: String?

    /// The hash of the password, crypt(5); empty for an account that nobody can log in to yet.
    public var passwordHash: [UInt8]

    /// Collects what is needed.
    public init(
        username: String, fullNameAlias: String? = nil, realName: String? = nil,
        passwordHash: [UInt8]
    ) {
        self.username = username
        self.fullNameAlias = fullNameAlias
        self.realName = realName
        self.passwordHash = passwordHash
    }
}
