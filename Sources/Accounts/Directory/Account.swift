/// One mail account, as the admin sees it; never its password.
public struct Account: Sendable, Equatable {
    /// The name that the user logs in with, and the name of the mailbox: the canonical one.
    public var username: String

    /// A second local part for the same mailbox, such as `user.name`; nil when there is none.
    public var fullNameAlias: String?

    /// The name of the person, for people to read.
    public var realName: String?

    /// Whether the user may log in and gets mail.
    public var isEnabled: Bool

    /// When the account was made, as `2026-11-23T18:00:00Z`; nil when nobody noted it.
    public var created: String?

    /// Makes a description of an account.
    public init(
        username: String, fullNameAlias: String? = nil, realName: String? = nil,
        isEnabled: Bool = true, created: String? = nil
    ) {
        self.username = username
        self.fullNameAlias = fullNameAlias
        self.realName = realName
        self.isEnabled = isEnabled
        self.created = created
    }
}
