internal import Accounts
internal import GRDB
internal import Glibc
internal import Outcomes

/// Makes the directory, the file and the tables that are missing; alters nothing else.
struct SQLitePreparation {
    let path: String
    let owner: FileOwnership

    /// Gives a line for each thing that was done.
    func run() throws(AccountChangeFailure) -> [String] {
        var done: [String] = []
        let parent = parentDirectory
        var maker = DirectoryMaker(owner: owner)
        do throws(LookupFailure) {
            if DirectoryMaker.isDirectory(parent) {
                try checkOwnerMayWrite(in: parent)
            } else {
                try maker.makeWithParents(parent, mode: owner.isGroupReadable ? 0o750 : 0o700)
                done.append("made the directory \(parent)")
            }
            if try makeFile() {
                done.append("made the accounts database \(path), mode \(modeText)")
            }
        } catch {
            maker.undo()
            throw .failed(error)
        }
        let isNew = done.last?.hasPrefix("made the accounts") == true
        do {
            if try makeTables() { done.append("made the tables in \(path)") }
        } catch {
            if isNew { removeFile() }
            maker.undo()
            throw SQLiteFailure.change(error, path: path)
        }
        return done
    }

    private var fileMode: UInt32 { owner.isGroupReadable ? 0o640 : 0o600 }

    private var modeText: String { "0" + String(fileMode, radix: 8) }

    private var parentDirectory: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex
        else { return "/" }
        return String(path[..<slash])
    }

    /// Refuses a directory in which the owner can not make the files that SQLite keeps beside a
    /// database in WAL mode: then the daemon could not even read it.
    private func checkOwnerMayWrite(in directory: String) throws(LookupFailure) {
        var status = stat()
        guard stat(directory, &status) == 0 else { throw failure("can not look beside", errno) }
        let mode = status.st_mode
        guard owner.user != 0, mode & 0o002 == 0 else { return }
        if status.st_uid == owner.user
            ? mode & 0o200 != 0
            : status.st_gid == owner.group && mode & 0o020 != 0
        {
            return
        }
        throw .configuration(
            "the user of the database, uid \(owner.user), can not write in \(directory), as SQLite "
                + "must; give the database a directory of its own, or chown that")
    }

    /// Makes an empty file, which is an empty database; false when a file is there.
    private func makeFile() throws(LookupFailure) -> Bool {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
        guard descriptor >= 0 else {
            let number = errno
            guard number == EEXIST else { throw failure("can not make", number) }
            try checkIsDatabase()
            return false
        }
        defer { close(descriptor) }
        if geteuid() == 0 || owner.user != geteuid() || owner.group != getegid(),
            fchown(descriptor, owner.user, owner.group) != 0
        {
            let number = errno
            unlink(path)
            throw failure("can not give its owner", number)
        }
        guard fchmod(descriptor, fileMode) == 0 else {
            let number = errno
            unlink(path)
            throw failure("can not set the mode of", number)
        }
        return true
    }

    /// Refuses a file that is no database: it is somebody's, and must not be overwritten.
    private func checkIsDatabase() throws(LookupFailure) {
        _ = try SQLiteFile(path: path).identity()
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("can not read", errno) }
        defer { close(descriptor) }
        // https://www.sqlite.org/fileformat.html#magic_header_string
        let magic = Array("SQLite format 3\0".utf8)
        var start = [UInt8](repeating: 0, count: magic.count)
        let count = start.withUnsafeMutableBytes {
            Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        guard count == 0 || start == magic else {
            throw .configuration(
                "\(path) is there already and is no SQLite database; "
                    + "move it away, or name another file under \"accounts\" in the settings")
        }
    }

    private func makeTables() throws -> Bool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(SQLiteFile.busyTimeout)
        let queue = try DatabaseQueue(
            path: SQLiteFile(path: path).uri, configuration: configuration)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { database in
            // Kept in the file: from now on readers and a writer do not wait for each other.
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            var made = false
            try database.inTransaction(.immediate) {
                guard try SQLiteSchema.version(database) <= SQLiteSchema.migrations.count else {
                    try SQLiteSchema.check(database, path: path)
                    return .rollback
                }
                try SQLiteSiteTables.check(database)
                made = try SQLiteSchema.migrate(database)
                return .commit
            }
            return made
        }
    }

    private func removeFile() {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }

    private func failure(_ what: String, _ number: Int32) -> LookupFailure {
        .temporary("\(what) \(path): \(String(cString: strerror(number)))")
    }
}
