import Glibc

/// The system user that a Maildir belongs to.
enum MaildirOwner {
    /// Goes on as the owner of a Maildir when root runs the tool, for what is made there must be
    /// the owner's, and no link that the owner has put there may lead root anywhere.
    static func become(ofMaildir path: String) throws {
        var status = stat()
        guard stat(path + "/cur", &status) == 0 else {
            throw ToolFailure.refused(
                "\(path) is no Maildir: \(path)/cur: \(String(cString: strerror(errno)))")
        }
        guard geteuid() == 0, status.st_uid != 0 else { return }
        var group = status.st_gid
        guard setgroups(1, &group) == 0, setgid(group) == 0,
            setuid(status.st_uid) == 0
        else {
            throw ToolFailure.refused(
                "can not work as the owner of \(path): \(String(cString: strerror(errno)))")
        }
    }
}
