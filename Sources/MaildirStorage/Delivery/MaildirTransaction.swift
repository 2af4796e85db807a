import Glibc
public import Mail
public import Outcomes

/// One delivery into a Maildir: written once into `tmp`, and in the folders all at once.
///
///     let delivery = MaildirTransaction(Maildir(path: "/home/mailboxes/u/Maildir"))
///     let message = try delivery.spool { buffer in ... }      // write into tmp
///     try delivery.stage(.inbox)                              // where it shall go; any number
///     try delivery.prepare()                                  // fsync
///     try delivery.commit()                                   // link, rename, fsync directories
///
/// Whatever fails before the end of `commit`, nothing stays in any folder nor in `tmp`. Only
/// after `commit` has returned may anyone be told that the mail is delivered.
public final class MaildirTransaction {
    /// A file in `tmp` and the places it shall go to.
    private struct Staged {
        let temporaryPath: String
        let message: SpooledMessage
        var targets: [Target] = []
        var isSynced = false
    }

    private struct Target {
        let folder: FolderName
        let directory: String
        let path: String
    }

    private let maildir: Maildir
    private let didCreate: (String) -> Void
    private var names = UniqueNames()
    private var staged: [Staged] = []
    private var placed: [String] = []

    /// Begins a delivery; nothing is created yet.
    ///
    /// `didCreate` is told the path of each temporary file before the file is created, for those who
    /// want to remove it when the process is told to stop.
    public init(_ maildir: Maildir, didCreate: @escaping (String) -> Void = { _ in }) {
        self.maildir = maildir
        self.didCreate = didCreate
    }

    deinit {
        abort()
    }

    /// Writes the message into `tmp`: `read` fills a buffer and says how much, 0 at the end.
    ///
    /// A missing Maildir is created. `prefix` is shown the header and gives what to write before
    /// it, such as a `Return-Path`. Nothing is on the disk for sure before `prepare`.
    public func spool(
        prefix: @escaping (MessageHeader) -> [UInt8] = { _ in [] },
        _ read: (UnsafeMutableRawBufferPointer) throws(LookupFailure) -> Int
    ) throws(LookupFailure) -> SpooledMessage {
        try write(prefix: prefix) { (writer) throws(LookupFailure) in
            let buffer = UnsafeMutableRawBufferPointer.allocate(
                byteCount: SpoolWriter.pieceSize, alignment: 16)
            defer { buffer.deallocate() }
            while true {
                let count = try read(buffer)
                if count == 0 { break }
                let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                try reportingFailures { () throws(SystemCallError) in try writer.write(piece) }
            }
        }
    }

    /// Notes that the spooled message shall go into a folder, with IMAP flags.
    ///
    /// With flags it goes into `cur`, since only names there carry them, else into `new`. With
    /// a header it is written once more, with that header and the same body. The folder must
    /// exist. Without a spooled message nothing happens.
    public func stage(
        _ folder: FolderName, flags: [[UInt8]] = [], header: MessageHeader? = nil
    ) throws(LookupFailure) {
        guard let original = staged.first?.message else { return }
        if let header {
            let edited = try write(header)
            try addTarget(folder, flags, of: edited, at: staged.count - 1)
        } else {
            try addTarget(folder, flags, of: original, at: 0)
        }
    }

    /// Notes that another message shall go into a folder too, with IMAP flags.
    public func stage(
        _ folder: FolderName, flags: [[UInt8]], message: any MessageSource
    ) throws(LookupFailure) {
        let written = try write(message)
        try addTarget(folder, flags, of: written, at: staged.count - 1)
    }

    /// Notes that another message shall go into a folder too, with IMAP flags.
    public func stage(
        _ folder: FolderName, flags: [[UInt8]], message: [UInt8]
    ) throws(LookupFailure) {
        let written = try write(message)
        try addTarget(folder, flags, of: written, at: staged.count - 1)
    }

    /// Brings all files that have a place to go to the disk.
    ///
    /// `commit` does that too, for what was staged in between; this is for those who must know
    /// that the message is safe before they go on.
    public func prepare() throws(LookupFailure) {
        try reportingFailures(syncFiles)
    }

    private func syncFiles() throws(SystemCallError) {
        for index in staged.indices
        where !staged[index].targets.isEmpty && !staged[index].isSynced {
            try staged[index].message.file.sync()
            staged[index].isSynced = true
        }
    }

    /// Puts the files into their folders and brings these to the disk.
    public func commit() throws(LookupFailure) {
        do {
            try syncFiles()
            for one in staged { try place(one) }
            var synced: Set<String> = []
            for one in staged {
                for target in one.targets where synced.insert(target.directory).inserted {
                    try Directory.sync(target.directory)
                }
            }
        } catch {
            abort()
            throw error.failure
        }
        for one in staged where one.targets.isEmpty { unlink(one.temporaryPath) }
        staged = []
        placed = []
    }

    /// Removes what was written and placed; done by itself when the transaction goes away.
    public func abort() {
        for path in placed { unlink(path) }
        for one in staged { unlink(one.temporaryPath) }
        placed = []
        staged = []
    }

    private func place(_ one: Staged) throws(SystemCallError) {
        for (index, target) in one.targets.enumerated() {
            let isLast = index == one.targets.count - 1
            do {
                try place(one.temporaryPath, at: target.path, keepingIt: !isLast)
            } catch {
                guard error.number == ENOENT else { throw error }
                // Whoever created the folder was stopped before it had all its directories.
                try maildir.complete(target.folder)
                try place(one.temporaryPath, at: target.path, keepingIt: !isLast)
            }
            placed.append(target.path)
        }
    }

    private func place(
        _ temporaryPath: String, at path: String, keepingIt isKept: Bool
    ) throws(SystemCallError) {
        let status = isKept ? link(temporaryPath, path) : rename(temporaryPath, path)
        guard status == 0 else { throw SystemCallError(number: errno, doing: "create \(path)") }
    }

    private func addTarget(
        _ folder: FolderName, _ flags: [[UInt8]], of message: SpooledMessage, at index: Int
    ) throws(LookupFailure) {
        let folderPath = maildir.path(of: folder)
        let name = UniqueNames.withSizes(
            names.next(), size: message.size, virtualSize: message.virtualSize)
        let flags = MessageFlags(flags)
        let letters = try reportingFailures { () throws(SystemCallError) in
            flags.letters + (try KeywordFile(folderPath: folderPath).letters(of: flags.keywords))
        }
        let directory = letters.isEmpty ? "\(folderPath)/new" : "\(folderPath)/cur"
        let info = letters.isEmpty ? "" : ":2," + String(decoding: letters, as: UTF8.self)
        staged[index].targets.append(
            Target(folder: folder, directory: directory, path: "\(directory)/\(name)\(info)"))
    }

    /// Writes the spooled message into a second file of `tmp` with another header, to be sent.
    ///
    /// The file goes away with the end of the transaction.
    public func write(_ header: MessageHeader) throws(LookupFailure) -> SpooledMessage {
        let original = staged.first?.message
        return try write { (writer) throws(LookupFailure) in
            try reportingFailures { () throws(SystemCallError) in
                try writer.write(header.serialized())
                guard let original else { return }
                try writer.copy(from: original.file, at: original.header.bodyOffset)
            }
        }
    }

    /// Writes another message into a file of `tmp`, to be sent.
    ///
    /// The file goes away with the end of the transaction.
    public func write(_ message: [UInt8]) throws(LookupFailure) -> SpooledMessage {
        try write { (writer) throws(LookupFailure) in
            try reportingFailures { () throws(SystemCallError) in try writer.write(message) }
        }
    }

    /// Writes a message that is put together of others into a file of `tmp`, to be sent.
    ///
    /// The file goes away with the end of the transaction.
    public func write(_ message: any MessageSource) throws(LookupFailure) -> SpooledMessage {
        try write { (writer) throws(LookupFailure) in
            var size = 0
            try message.forEachPiece(in: 0..<message.size) { (piece) throws(LookupFailure) in
                size += piece.count
                try reportingFailures { () throws(SystemCallError) in try writer.write(piece) }
            }
            // Half a message is none.
            guard size == message.size else {
                throw .temporary("the message that a script has edited can not be read to its end")
            }
        }
    }

    private func write(
        prefix: @escaping (MessageHeader) -> [UInt8] = { _ in [] },
        _ content: (inout SpoolWriter) throws(LookupFailure) -> Void
    ) throws(LookupFailure) -> SpooledMessage {
        let path = "\(maildir.path)/tmp/\(names.next())"
        didCreate(path)
        var writer = SpoolWriter(try createTemporaryFile(path), prefix: prefix)
        do throws(LookupFailure) {
            try content(&writer)
            let message = try reportingFailures { () throws(SystemCallError) in
                try writer.finish()
            }
            staged.append(Staged(temporaryPath: path, message: message))
            return message
        } catch {
            unlink(path)
            throw error
        }
    }

    private func createTemporaryFile(_ path: String) throws(LookupFailure) -> OpenFile {
        let flags = O_RDWR | O_CREAT | O_EXCL
        do {
            return try OpenFile(path, flags, mode: 0o600)
        } catch {
            guard error.number == ENOENT else { throw error.failure }
        }
        try maildir.create(.inbox)
        return try reportingFailures { () throws(SystemCallError) in
            try OpenFile(path, flags, mode: 0o600)
        }
    }
}
