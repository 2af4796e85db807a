internal import Accounts
internal import Glibc
internal import Outcomes

/// The system user that the daemon becomes.
///
/// Called at start only, before there are other threads.
struct SystemUser {
    private let name: String
    private let ownership: FileOwnership

    /// Finds `user` or `user:group`.
    init(_ text: String) throws(LookupFailure) {
        name = String(text.prefix { $0 != ":" })
        ownership = try FileOwnership.named(text)
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
            if getuid() == ownership.user { return }
            throw .configuration("only root can become \"\(name)\"; start as root or as \(name)")
        }
        // The groups first, and the user last: after that nothing can be changed any more.
        guard initgroups(name, ownership.group) == 0, setgid(ownership.group) == 0,
            setuid(ownership.user) == 0
        else { throw .configuration("can not become \"\(name)\": \(errnoText(errno))") }
    }
}
