internal import Glibc
internal import Outcomes

/// A user of the system's user database: getpwnam(3), getgrnam(3).
///
/// Called at start only, before there are other threads.
struct SystemUser: Equatable {
    let name: String
    let uid: UInt32
    let gid: UInt32

    /// Finds `user` or `user:group`.
    init(_ text: String) throws(LookupFailure) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        name = String(parts[0])
        guard let entry = getpwnam(name)?.pointee else {
            throw .configuration("there is no system user \"\(name)\"; make it with adduser(8)")
        }
        uid = entry.pw_uid
        gid = parts.count > 1 ? try Self.group(named: String(parts[1])) : entry.pw_gid
    }

    static func group(named name: String) throws(LookupFailure) -> UInt32 {
        guard let entry = getgrnam(name)?.pointee else {
            throw .configuration("there is no system group \"\(name)\"; make it with addgroup(8)")
        }
        return entry.gr_gid
    }

    /// Becomes this user for good, with its supplementary groups; only root can.
    func become() throws(LookupFailure) {
        guard getuid() == 0 else {
            if getuid() == uid { return }
            throw .configuration("only root can become \"\(name)\"; start as root or as \(name)")
        }
        guard initgroups(name, gid) == 0, setgid(gid) == 0, setuid(uid) == 0 else {
            throw .configuration("can not become \"\(name)\": \(errnoText(errno))")
        }
    }
}
