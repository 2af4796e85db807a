/// A user with a mailbox: what Dovecot's userdb and the delivery need to know.
public struct MailboxOwner: Sendable, Equatable {
    /// The canonical username.
    public var username: String

    /// The home directory.
    public var home: String

    /// The number of the system user that owns the mailbox.
    public var userID: UInt32

    /// The number of its group.
    public var groupID: UInt32

    /// Makes an owner.
    public init(username: String, home: String, userID: UInt32, groupID: UInt32) {
        self.username = username
        self.home = home
        self.userID = userID
        self.groupID = groupID
    }
}
