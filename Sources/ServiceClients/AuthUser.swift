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

    /// The settings of Sieve that hold for his mail, `sieve_NAME=VALUE` in the reply: the names
    /// without the prefix, in the order of the reply.
    public var sieve: [SieveSetting] = []

    /// A setting of Sieve.
    public struct SieveSetting: Sendable, Equatable {
        /// What it is called, without `sieve_`.
        public var name: [UInt8]

        /// What it is.
        public var value: [UInt8]

        /// Makes a setting.
        public init(name: [UInt8], value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

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
        let prefix = Array("sieve_".utf8)
        sieve = fields.filter { $0.name.starts(with: prefix) }.map {
            SieveSetting(name: Array($0.name.dropFirst(prefix.count)), value: $0.value ?? [])
        }
    }

    private static func number(_ value: [UInt8]?) -> UInt32? {
        value.flatMap { UInt32(String(decoding: $0, as: UTF8.self)) }
    }
}
