import Glibc
import Outcomes

extension Account {
    /// Becomes the owner of the mailbox; mail is never written as root.
    ///
    /// The owner is who the auth service says, else who owns the home. A program that was not
    /// started as root can not change, and must be started as the owner.
    func becomeOwner() throws(LookupFailure) {
        guard geteuid() == 0 else {
            guard let owner, owner.user != geteuid() else { return }
            throw .configuration(
                "runs as uid \(geteuid()), but the mailbox of \(name) belongs to uid "
                    + "\(owner.user); set user= in master.cf")
        }
        let owner = try mailOwner()
        guard setgroups(0, nil) == 0, setgid(owner.group) == 0, setuid(owner.user) == 0 else {
            throw .configuration(
                "can not become uid \(owner.user): \(String(cString: strerror(errno)))")
        }
    }

    /// Whom the mailbox belongs to; neither root nor root's group, who may do too much.
    func mailOwner() throws(LookupFailure) -> (user: uid_t, group: gid_t) {
        let owner: (user: uid_t, group: gid_t)
        if let told = self.owner { owner = told } else { owner = try ownerOfHome() }
        guard owner.user != 0, owner.group != 0 else {
            throw .configuration(
                "the mailbox of \(name) belongs to root or its group; "
                    + "give \(home) to a mail user and a group of its own")
        }
        return owner
    }

    private func ownerOfHome() throws(LookupFailure) -> (user: uid_t, group: gid_t) {
        var status = stat()
        guard stat(home, &status) == 0 else {
            throw .temporary("can not examine \(home): \(String(cString: strerror(errno)))")
        }
        return (status.st_uid, status.st_gid)
    }
}
