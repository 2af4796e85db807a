import CLMDB
import Glibc
import Outcomes

/// What a user's scripts remember, in two tables of an LMDB file: entries by their keys, and the
/// keys in the order in which the entries expire.
///
/// Processes can use one file at once; whatever ends one of them, the file is as it was before or
/// after a change. Within a process a file must be opened only once at a time. It must be on a file
/// system of this host: locks are shared memory.
struct MemoryFile: ~Copyable {
    /// The largest size of the file; it is only as large as what is in it.
    private static let sizeLimit = 64 << 20

    /// How many entries are kept; those that would expire first are forgotten first.
    static let entryLimit = 50_000

    private let environment: OpaquePointer

    /// Opens the file in a directory; the file is created if it is not there.
    static func open(_ directory: String) throws(MemoryFailure) -> MemoryFile {
        let file = MemoryFile(environment: try newEnvironment())
        try file.open(directory)
        return file
    }

    /// Opens the file in a directory to read it, and makes none; nil if it is not there.
    ///
    /// Without locks a writer could take pages from under the reader (`MDB_NOLOCK` in lmdb.h), so
    /// the lock file is used if there is one; if there is none, no writer is at work.
    static func openUntouched(_ directory: String) throws(MemoryFailure) -> MemoryFile? {
        guard let data = try plainFile("\(directory)/data.mdb") else { return nil }
        guard data.st_size > 0 else { throw MemoryFailure(number: MDB_INVALID, doing: "open") }
        let isLocked = try plainFile("\(directory)/lock.mdb") != nil
        let file = MemoryFile(environment: try newEnvironment())
        try file.open(directory, flags: UInt32(MDB_RDONLY | (isLocked ? 0 : MDB_NOLOCK)))
        return file
    }

    /// What is known of a file that may be not there; a link is no file of a memory.
    private static func plainFile(_ path: String) throws(MemoryFailure) -> stat? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw MemoryFailure(number: errno, doing: "open")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw MemoryFailure(number: MDB_INVALID, doing: "open")
        }
        return status
    }

    private static func newEnvironment() throws(MemoryFailure) -> OpaquePointer {
        var environment: OpaquePointer?
        try check(mdb_env_create(&environment), "prepare")
        guard let environment else { throw MemoryFailure(number: ENOMEM, doing: "prepare") }
        return environment
    }

    private func open(_ directory: String, flags: UInt32 = 0) throws(MemoryFailure) {
        try check(mdb_env_set_mapsize(environment, Self.sizeLimit), "prepare")
        try check(mdb_env_set_maxdbs(environment, 2), "prepare")
        let flags = flags | UInt32(MDB_NOTLS)
        try check(mdb_env_open(environment, directory, flags, 0o600), "open")
        try checkLength(of: directory)
    }

    deinit {
        mdb_env_close(environment)
    }

    /// Pages beyond the end of a file that was cut would end the process.
    private func checkLength(of directory: String) throws(MemoryFailure) {
        var info = MDB_envinfo()
        var statistics = MDB_stat()
        var status = stat()
        try check(mdb_env_info(environment, &info), "open")
        try check(mdb_env_stat(environment, &statistics), "open")
        let length = (info.me_last_pgno + 1) * Int(statistics.ms_psize)
        guard stat("\(directory)/data.mdb", &status) == 0, Int(status.st_size) >= length else {
            throw MemoryFailure(number: MDB_CORRUPTED, doing: "open")
        }
    }

    /// When an entry expires, in seconds since 1970; nil if there is none.
    func expiry(of key: [UInt8]) throws(MemoryFailure) -> UInt64? {
        let transaction = try MemoryTransaction(environment, flags: UInt32(MDB_RDONLY))
        guard let entries = try transaction.existingTable(.entries) else { return nil }
        return try transaction.value(of: key, in: entries).flatMap(number)
    }

    /// Adds entries, or gives them another time to expire, and removes those that have expired.
    func set(_ keys: [(key: [UInt8], expiry: UInt64)], now: UInt64) throws(MemoryFailure) {
        let transaction = try MemoryTransaction(environment, flags: 0)
        let entries = try transaction.table(.entries)
        let order = try transaction.table(.order)
        for (key, expiry) in keys {
            if let old = try transaction.value(of: key, in: entries) {
                try transaction.remove(old + key, from: order)
            }
            let octets = octets(of: expiry)
            try transaction.put(octets, for: key, in: entries)
            try transaction.put([], for: octets + key, in: order)
        }
        while let first = try transaction.firstKey(of: order) {
            let isExpired = number(first).map { $0 <= now } ?? true
            if !isExpired, try transaction.count(of: order) <= Self.entryLimit { break }
            try transaction.remove(Array(first.dropFirst(8)), from: entries)
            try transaction.remove(first, from: order)
        }
        try transaction.commit()
    }
}

/// A number in eight octets, the highest first, so that their order is that of the numbers.
private func octets(of number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
}

private func number(_ octets: [UInt8]) -> UInt64? {
    guard octets.count >= 8 else { return nil }
    return octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
}
