import Glibc
import Outcomes
import Sieve
import Synchronization

/// What the scripts of one user remember from message to message, in a directory of the home.
///
/// It is looked at only when a script asks, and created only when something is remembered. Of an
/// entry a hash is kept. A damaged memory is put aside and forgotten: mail goes on.
struct UserMemory: Sendable {
    /// LMDB must not open a file twice in one process.
    private static let gate = Mutex<Void>(())

    /// The directory.
    let path: String

    /// Whether an entry has been remembered and has not expired.
    func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool {
        var status = stat()
        guard stat("\(path)/data.mdb", &status) == 0 else {
            if errno == ENOENT { return false }
            throw MemoryFailure(number: errno, doing: "open").failure(of: path)
        }
        let now = Self.now
        return try withFile { (file) throws(MemoryFailure) in
            try file.expiry(of: Self.key(of: entry)).map { $0 > now } ?? false
        }
    }

    /// The same, without changing or making anything: for a dry run.
    ///
    /// A memory that is not there is empty, and so is a damaged one, of which `tell` gets a phrase.
    func remembersUntouched(
        _ entry: MemoryEntry, _ tell: (_ damage: String) -> Void
    ) throws(LookupFailure) -> Bool {
        let now = Self.now
        do {
            return try Self.gate.withLock { (_) throws(MemoryFailure) in
                guard let file = try MemoryFile.openUntouched(path) else { return false }
                return try file.expiry(of: Self.key(of: entry)).map { $0 > now } ?? false
            }
        } catch {
            guard error.isDamage else { throw error.failure(of: path) }
            tell("the memory \(path) is damaged")
            return false
        }
    }

    /// Makes the memory if it is not there: what can not be remembered is found out before
    /// anything is sent.
    func prepare() throws(LookupFailure) {
        try withFile { (_) throws(MemoryFailure) in }
    }

    /// Remembers entries from now on, all or none of them.
    func remember(_ entries: [(entry: MemoryEntry, seconds: UInt64)]) throws(LookupFailure) {
        let now = Self.now
        let keys = entries.map { entry, seconds in
            let (expiry, overflow) = now.addingReportingOverflow(seconds)
            return (Self.key(of: entry), overflow ? UInt64.max : expiry)
        }
        try withFile { (file) throws(MemoryFailure) in try file.set(keys, now: now) }
    }

    private static var now: UInt64 { UInt64(max(0, time(nil))) }

    /// A hash of all that an entry is, each part told by its length.
    private static func key(of entry: MemoryEntry) -> [UInt8] {
        var text: [UInt8] = []
        for part in [Array(entry.owner.utf8), entry.handle, entry.key] {
            text += Array("\(part.count) ".utf8) + part
        }
        return SHA256.digest(text)
    }

    private func withFile<Result>(
        _ body: (borrowing MemoryFile) throws(MemoryFailure) -> Result
    ) throws(LookupFailure) -> Result {
        do {
            return try Self.gate.withLock { (_) throws(MemoryFailure) in
                do throws(MemoryFailure) {
                    return try body(try open())
                } catch {
                    guard error.isDamage else { throw error }
                    putAside()
                    return try body(try open())
                }
            }
        } catch {
            throw error.failure(of: path)
        }
    }

    private func open() throws(MemoryFailure) -> MemoryFile {
        if mkdir(path, 0o700) != 0, errno != EEXIST {
            throw MemoryFailure(number: errno, doing: "create")
        }
        return try MemoryFile.open(path)
    }

    /// The last damaged file is kept for who wants to look at it.
    private func putAside() {
        rename("\(path)/data.mdb", "\(path)/data.mdb.damaged")
        unlink("\(path)/lock.mdb")
    }
}
