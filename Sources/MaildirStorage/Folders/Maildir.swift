import Glibc
public import Outcomes

/// A user's Maildir with its folders, as Dovecot has it (Maildir++).
///
///     Maildir/cur  new  tmp            the INBOX
///     Maildir/.Lists.swift/cur ...     the mailbox Lists.swift
///     Maildir/subscriptions
///
/// Directories get the mode of the Maildir, files 0600.
public struct Maildir: Sendable {
    /// The directory, without a slash at its end.
    public let path: String

    /// Names a Maildir; nothing is read or created yet.
    public init(path: String) {
        self.path = path
    }

    /// The directory of a folder.
    public func path(of folder: FolderName) -> String {
        folder == .inbox ? path : "\(path)/\(folder.directory)"
    }

    /// Whether a folder exists: it has a directory with a `cur`.
    ///
    /// The INBOX always does. It throws when the file system does not answer.
    public func exists(_ folder: FolderName) throws(LookupFailure) -> Bool {
        if folder == .inbox { return true }
        return try reportingFailures { () throws(SystemCallError) in
            try Directory.mode(of: self.path(of: folder) + "/cur") != nil
        }
    }

    /// Creates a folder with its directories, or the Maildir itself for the INBOX.
    ///
    /// What exists already is left alone. The directory above the Maildir must exist: if it is
    /// missing, a file system may not be mounted, and mail must wait.
    public func create(_ folder: FolderName) throws(LookupFailure) {
        try reportingFailures { () throws(SystemCallError) in
            if folder != .inbox { try createDirectories(of: .inbox, mode: 0o700) }
            let mode = try Directory.mode(of: path) ?? 0o700
            guard try createDirectories(of: folder, mode: mode) else { return }
            if folder != .inbox { try createMarker(in: self.path(of: folder)) }
            try Directory.sync(self.path(of: folder))
            try Directory.sync(folder == .inbox ? parent : path)
        }
    }

    /// Subscribes to a folder; a folder that is in the list already stays there once.
    public func subscribe(_ folder: FolderName) throws(LookupFailure) {
        try reportingFailures { () throws(SystemCallError) in
            try DotLock.update(path + "/subscriptions", mode: 0o600) { content in
                var list = SubscriptionList(content)
                return list.add(folder) ? list.serialized() : nil
            }
        }
    }

    /// Creates what a folder that exists lacks of cur, new and tmp, and brings it to the disk.
    ///
    /// A folder that is gone stays gone: it may have been deleted.
    func complete(_ folder: FolderName) throws(SystemCallError) {
        let folderPath = self.path(of: folder)
        guard let mode = try Directory.mode(of: folderPath) else {
            throw SystemCallError(number: ENOENT, doing: "examine \(folderPath)")
        }
        if try createParts(of: folder, mode: mode) { try Directory.sync(folderPath) }
    }

    private var parent: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The folder's directory and cur, new, tmp; false if all were there.
    @discardableResult
    private func createDirectories(
        of folder: FolderName, mode: mode_t
    ) throws(SystemCallError) -> Bool {
        let folderPath = self.path(of: folder)
        let isNew = try Directory.create(folderPath, mode: mode)
        return try createParts(of: folder, mode: mode) || isNew
    }

    /// Creates cur, new and tmp; false if all were there.
    ///
    /// Who is stopped in between must leave a folder that the next one completes. So that comes
    /// last by which others know that it is whole: `cur` for a folder, and `tmp`, which mail is
    /// written into first, for the INBOX.
    private func createParts(of folder: FolderName, mode: mode_t) throws(SystemCallError) -> Bool {
        var created = false
        for name in folder == .inbox ? ["new", "cur", "tmp"] : ["tmp", "new", "cur"]
        where try Directory.create("\(self.path(of: folder))/\(name)", mode: mode) {
            created = true
        }
        return created
    }

    /// The empty file by which Maildir++ knows a folder from a Maildir.
    private func createMarker(in folderPath: String) throws(SystemCallError) {
        _ = try OpenFile("\(folderPath)/maildirfolder", O_WRONLY | O_CREAT, mode: 0o600)
    }
}
