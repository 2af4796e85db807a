internal import Glibc
public import Outcomes

extension MailboxHomes {
    /// Makes the root when it is missing, for `mailwright init`; gives a line if it did.
    ///
    /// A root that is there is left as it is. Throws `.configuration` when that belongs to
    /// somebody else than the owner of the mailboxes, who could then not work in it.
    public func makeRoot() throws(LookupFailure) -> [String] {
        if DirectoryMaker.isDirectory(root) {
            var status = stat()
            guard stat(root, &status) == 0 else {
                throw .temporary("can not look at \(root): \(String(cString: strerror(errno)))")
            }
            guard status.st_uid == owner.user else {
                throw .configuration(
                    "the mailbox root \(root) belongs to uid \(status.st_uid), not to the owner of "
                        + "the mailboxes, uid \(owner.user); chown one or correct the settings")
            }
            return []
        }
        var maker = DirectoryMaker(owner: owner)
        do throws(LookupFailure) {
            try maker.makeWithParents(root, mode: Self.rootMode)
        } catch {
            maker.undo()
            throw error
        }
        return ["made the mailbox root \(root)"]
    }

    /// The names of the mailboxes are for the owner's group at most.
    static let rootMode: UInt32 = 0o750
}
