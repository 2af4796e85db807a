import Accounts
import Glibc
import Outcomes
import Settings

/// The system user that a Maildir belongs to.
enum MaildirOwner {
    /// Goes on as the owner of a Maildir when root runs the tool, for what is made there must be
    /// the owner's, and no link that the owner has put there may lead root anywhere.
    static func become(ofMaildir path: String) throws {
        let status = try directory(path, of: path)
        let messages = try directory(path + "/cur", of: path)
        guard messages.st_uid == status.st_uid else {
            throw ToolFailure.refused(
                "\(path) and \(path)/cur have different owners; give both to the mailbox's owner")
        }
        guard geteuid() == 0, status.st_uid != 0 else { return }
        try become(FileOwnership(user: status.st_uid, group: status.st_gid), of: path)
    }

    /// Gives up root's rights before anything of a user is opened: each of its files may be a link
    /// to one that only root may read or write.
    ///
    /// The owner is that of all mailboxes by the settings when a user is named, or else that of the
    /// Maildir. Does nothing when root does not run the tool, or neither is named. Throws when the
    /// owner is not known, or is root, for whom no scripts are run.
    static func become(
        ofUser user: String?, maildir: String? = nil, _ settings: SiteSettings?
    ) throws {
        guard geteuid() == 0, let what = maildir ?? user else { return }
        if user != nil, let settings {
            try become(settings.mailboxHomes().owner, of: "the mailbox \(what.printable)")
        } else if let maildir {
            try become(ofMaildir: maildir)
        } else {
            throw ToolFailure.refused(
                "to whom the mailbox of \(what.printable) belongs is known from the site's "
                    + "settings; give --settings, or leave --user out")
        }
        guard geteuid() != 0, getegid() != 0 else {
            throw ToolFailure.refused(
                "the mailbox \(what.printable) belongs to root or its group, for whom no scripts "
                    + "are run; give it to a mail user and a group of its own")
        }
    }

    /// Goes on as who owns `what`; not to be called but by root.
    static func become(_ owner: FileOwnership, of what: String) throws {
        var group = owner.group
        guard setgroups(1, &group) == 0, setgid(group) == 0, setuid(owner.user) == 0 else {
            throw ToolFailure.refused(
                "can not work as the owner of \(what): \(String(cString: strerror(errno)))")
        }
    }

    /// A directory that is none by a link: its owner could lead the link anywhere.
    private static func directory(_ path: String, of maildir: String) throws -> stat {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            throw ToolFailure.refused(
                "\(maildir) is no Maildir: \(path): \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw ToolFailure.refused(
                "\(path) is no directory; name the Maildir itself and not a link to it")
        }
        return status
    }
}
