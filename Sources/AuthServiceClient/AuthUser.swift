import Outcomes
import Protocols

/// A user as the auth service knows him: the name, and whose and where the mailbox is.
public struct AuthUser: Sendable, Equatable {
    /// The canonical name.
    public var username: [UInt8]

    /// The number of the system user that owns the mailbox.
    public var userID: UInt32

    /// The number of its group.
    public var groupID: UInt32

    /// The home directory.
    public var home: [UInt8]

    /// Makes a user.
    public init(username: [UInt8], userID: UInt32, groupID: UInt32, home: [UInt8]) {
        self.username = username
        self.userID = userID
        self.groupID = groupID
        self.home = home
    }

    /// Reads the fields of a reply.
    init(username: [UInt8], fields: [DovecotAuth.Field]) throws(LookupFailure) {
        let parameters = DovecotAuth.Parameters(fields)
        guard !username.isEmpty, let home = parameters["home"], !home.isEmpty,
            let userID = Self.number(parameters["uid"]),
            let groupID = Self.number(parameters["gid"])
        else {
            throw .configuration(
                "the auth service does not tell home, uid and gid; "
                    + "ask on a socket that allows lookups")
        }
        self.init(username: username, userID: userID, groupID: groupID, home: home)
    }

    private static func number(_ value: [UInt8]?) -> UInt32? {
        value.flatMap { UInt32(String(decoding: $0, as: UTF8.self)) }
    }
}
