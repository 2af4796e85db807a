internal import Glibc
public import Outcomes

/// The system user and group that new files and directories are given to.
public struct FileOwnership: Sendable, Equatable {
    /// The number of the user.
    public let user: UInt32

    /// The number of the group.
    public let group: UInt32

    /// Whether the members of the group may read as well.
    public var isGroupReadable: Bool

    /// Makes an ownership from numbers.
    public init(user: UInt32, group: UInt32, isGroupReadable: Bool = false) {
        self.user = user
        self.group = group
        self.isGroupReadable = isGroupReadable
    }

    /// The user and the group that this process runs as.
    public static var ofThisProcess: FileOwnership {
        FileOwnership(user: geteuid(), group: getegid())
    }

    /// Looks up `user` or `user:group`, as in the settings; without a group, the user's own.
    ///
    /// Names or numbers. Throws `.configuration` when the system knows no such user or group.
    public static func named(_ text: String) throws(LookupFailure) -> FileOwnership {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let userName = parts.isEmpty ? "" : String(parts[0])
        guard let user = user(userName) else {
            throw .configuration(
                "there is no system user \"\(userName)\"; create it, or name another in the "
                    + "settings")
        }
        guard parts.count == 2 else { return FileOwnership(user: user.id, group: user.group) }
        let groupName = String(parts[1])
        guard let group = group(groupName) else {
            throw .configuration(
                "there is no system group \"\(groupName)\"; create it, or name another in the "
                    + "settings")
        }
        return FileOwnership(user: user.id, group: group)
    }

    /// The same user with another group whose members may read; throws when it is unknown.
    public func readable(byGroup name: String) throws(LookupFailure) -> FileOwnership {
        guard let group = Self.group(name) else {
            throw .configuration("there is no system group \"\(name)\"; create it or name another")
        }
        return FileOwnership(user: user, group: group, isGroupReadable: true)
    }

    // The functions below return pointers into static memory: they are called by the short-lived
    // tool and at the daemon's start, before there are threads, and copied from at once.

    private static func user(_ name: String) -> (id: UInt32, group: UInt32)? {
        if let entry = getpwnam(name) { return (entry.pointee.pw_uid, entry.pointee.pw_gid) }
        guard let number = UInt32(name) else { return nil }
        return (number, getpwuid(number)?.pointee.pw_gid ?? number)
    }

    private static func group(_ name: String) -> UInt32? {
        getgrnam(name)?.pointee.gr_gid ?? UInt32(name)
    }
}
