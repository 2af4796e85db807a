import Glibc
public import Outcomes

/// Moves and copies messages between the folders of a Maildir, and changes their flags.
///
/// No file is written: a copy is a hard link, and a move is a link with the old name removed after
/// it, so that who is stopped in between leaves every message whole in at least one folder.
/// Messages keep their unique names, by which a step that was done already is known. Other programs
/// may be at work in the same folders: a message that they have moved or removed is passed by.
public struct MaildirFiling {
    private let maildir: Maildir
    private var names = UniqueNames()
    private var folders: [FolderName: [String: MaildirMessage]] = [:]
    private var touched: Set<String> = []

    /// Begins with a Maildir; nothing is changed yet.
    public init(_ maildir: Maildir) {
        self.maildir = maildir
    }

    /// The flags and keywords of a message, `\Seen` and `$Junk`.
    public func flags(of message: MaildirMessage) throws(LookupFailure) -> [[UInt8]] {
        let path = maildir.path(of: message.folder)
        let keywords = try reportingFailures { () throws(SystemCallError) in
            try KeywordFile(folderPath: path).names(of: message.letters)
        }
        return MessageFlags.names(of: message.letters) + keywords
    }

    /// Puts a copy into another folder; false when the message is gone.
    @discardableResult
    public mutating func copy(
        _ message: MaildirMessage, to folder: FolderName, flags: [[UInt8]]
    ) throws(LookupFailure) -> Bool {
        try place(message, in: folder, flags: flags, keepingIt: true)
    }

    /// Moves a message into another folder; false when it is gone.
    @discardableResult
    public mutating func move(
        _ message: MaildirMessage, to folder: FolderName, flags: [[UInt8]]
    ) throws(LookupFailure) -> Bool {
        try place(message, in: folder, flags: flags, keepingIt: false)
    }

    /// Gives a message other flags; false when it is gone.
    @discardableResult
    public mutating func setFlags(
        _ flags: [[UInt8]], of message: MaildirMessage
    ) throws(LookupFailure) -> Bool {
        let letters = try letters(of: flags, for: message, in: message.folder)
        guard letters != message.letters else { return true }
        let target = message.with(letters, name: message.uniqueName, in: message.folder)
        touch(message)
        touch(target)
        let status = rename(maildir.path(of: message), maildir.path(of: target))
        return try succeeds(status == 0 ? 0 : errno, message, target)
    }

    /// Removes a message; false when it was gone already.
    @discardableResult
    public mutating func remove(_ message: MaildirMessage) throws(LookupFailure) -> Bool {
        let path = maildir.path(of: message)
        touch(message)
        if unlink(path) == 0 { return true }
        if errno == ENOENT { return false }
        throw SystemFailure.failure(errno, doing: "remove \(path)")
    }

    /// Brings all that was done to the disk.
    public mutating func sync() throws(LookupFailure) {
        let paths = touched.sorted()
        try reportingFailures { () throws(SystemCallError) in
            for path in paths { try Directory.sync(path) }
        }
        touched = []
    }

    private mutating func place(
        _ message: MaildirMessage, in folder: FolderName, flags: [[UInt8]], keepingIt isKept: Bool
    ) throws(LookupFailure) -> Bool {
        let letters = try letters(of: flags, for: message, in: folder)
        var name = message.uniqueName
        if let other = try messages(of: folder)[name] {
            // Done by a run that was stopped before its next step.
            if isSameFile(message, other) { return isKept ? true : try remove(message) }
            // Another message with the name, as after a restored backup.
            let sizes = name.drop { $0 != "," }
            name = names.next() + sizes
        }
        let target = message.with(letters, name: name, in: folder)
        guard try link(message, to: target) else { return false }
        folders[folder]?[name] = target
        if isKept { return true }
        // On the disk before the other goes, whatever the file system makes of their order.
        try reportingFailures { () throws(SystemCallError) in
            try Directory.sync(maildir.path(of: folder) + (target.isNew ? "/new" : "/cur"))
        }
        return try remove(message)
    }

    /// The letters of flags in a folder; letters of the old name that nobody knows stay.
    private func letters(
        of flags: [[UInt8]], for message: MaildirMessage, in folder: FolderName
    ) throws(LookupFailure) -> [UInt8] {
        let path = maildir.path(of: folder)
        let flags = MessageFlags(flags)
        let keywords = try reportingFailures { () throws(SystemCallError) in
            try KeywordFile(folderPath: path).letters(of: flags.keywords)
        }
        let kept = message.letters.filter { letter in
            MessageFlags.isUnknownCapital(letter)
        }
        return (flags.letters + kept).sorted() + keywords
    }

    private mutating func messages(
        of folder: FolderName
    ) throws(LookupFailure) -> [String: MaildirMessage] {
        if let known = folders[folder] { return known }
        let found = try maildir.messages(in: folder)
        let named = Dictionary(found.map { ($0.uniqueName, $0) }) { first, _ in first }
        folders[folder] = named
        return named
    }

    private func isSameFile(_ one: MaildirMessage, _ other: MaildirMessage) -> Bool {
        var first = stat()
        var second = stat()
        guard stat(maildir.path(of: one), &first) == 0,
            stat(maildir.path(of: other), &second) == 0
        else { return false }
        return first.st_ino == second.st_ino && first.st_dev == second.st_dev
    }

    /// Not rename(2), which would replace a file that somebody has put there meanwhile.
    private mutating func link(
        _ message: MaildirMessage, to target: MaildirMessage
    ) throws(LookupFailure) -> Bool {
        touch(target)
        let status = Glibc.link(maildir.path(of: message), maildir.path(of: target))
        let number = status == 0 ? 0 : errno
        // Another filter is at work on the same message, and was quicker.
        if number == EEXIST, isSameFile(message, target) { return true }
        return try succeeds(number, message, target)
    }

    private func succeeds(
        _ number: Int32, _ message: MaildirMessage, _ target: MaildirMessage
    ) throws(LookupFailure) -> Bool {
        if number == 0 { return true }
        // Whether it is the message that is missing, and not the folder.
        if number == ENOENT, access(maildir.path(of: message), F_OK) != 0 { return false }
        if number == EEXIST {
            throw .temporary(
                "another program has just made \(maildir.path(of: target)); try again")
        }
        throw SystemFailure.failure(
            number, doing: "file \(maildir.path(of: message)) as \(maildir.path(of: target))")
    }

    private mutating func touch(_ message: MaildirMessage) {
        touched.insert(
            maildir.path(of: message.folder) + (message.isNew ? "/new" : "/cur"))
    }
}
