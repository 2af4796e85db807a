internal import Glibc
public import Outcomes

/// The homes of the accounts: `root/username`, each with a Maildir.
public struct MailboxHomes: Sendable {
    /// The directory that all homes stand in.
    public let root: String

    /// Whom the homes belong to.
    public let owner: FileOwnership

    /// The directories of an empty mailbox below a home, in the order of making (maildir(5)).
    static let layout = ["Maildir", "Maildir/cur", "Maildir/new", "Maildir/tmp"]

    /// The mode of a home and of all in it: nobody but the owner.
    static let mode: UInt32 = 0o700

    /// Describes the homes below a root, as the settings do.
    public init(root: String, owner: FileOwnership) {
        var root = root
        while root.utf8.count > 1, root.utf8.last == UInt8(ascii: "/") { root.removeLast() }
        self.root = root
        self.owner = owner
    }

    /// The home of an account; nil when the name could lead anywhere else.
    public func home(of username: String) -> String? {
        AccountName.violation(username.utf8) == nil ? "\(root)/\(username)" : nil
    }

    /// Whether a home is there already.
    public func exists(_ username: String) -> Bool {
        guard let home = home(of: username) else { return false }
        var status = stat()
        return lstat(home, &status) == 0
    }

    /// Makes the home of a new account with an empty mailbox, and gives the maker for undoing it.
    ///
    /// Directories that are there already stay as they are. Throws when the name has no home,
    /// when the root is missing, or when the system refuses; then nothing stays behind.
    public func make(for username: String) throws(LookupFailure) -> DirectoryMaker {
        guard let home = home(of: username) else {
            throw .configuration("\"\(username)\" can not have a home below \(root)")
        }
        var maker = DirectoryMaker(owner: owner)
        guard DirectoryMaker.isDirectory(root) else {
            throw .configuration("the mailbox root \(root) is no directory; run mailwright init")
        }
        do {
            try maker.make(home, mode: Self.mode)
            for name in Self.layout { try maker.make("\(home)/\(name)", mode: Self.mode) }
        } catch {
            maker.undo()
            throw error
        }
        return maker
    }
}
