import Glibc
import Outcomes

/// Replaces a file that others replace as well, under its lock file, as Dovecot does.
///
/// The lock is `<file>.lock`, created exclusively; the new content is written into it, and
/// renaming it over the file both publishes the content and releases the lock.
struct DotLock {
    /// How long to wait for another process; Dovecot holds such a lock for milliseconds.
    private static let patience = 10

    /// A lock older than this (seconds) belongs to a process that died.
    private static let staleAfter = 120

    private static let pauseMicroseconds: UInt32 = 20_000

    /// Reads the file, lets `change` give its new content, and replaces it; no change if nil.
    ///
    /// `change` gets nil if there is no file yet. The file gets the mode given.
    static func update(
        _ path: String, mode: mode_t, change: ([UInt8]?) -> [UInt8]?
    ) throws(SystemCallError) {
        let lockPath = path + ".lock"
        let lock = try acquire(lockPath, mode: mode)
        do throws(SystemCallError) {
            guard let content = change(try OpenFile.content(of: path)) else {
                unlink(lockPath)
                return
            }
            try write(content, to: lock)
            guard rename(lockPath, path) == 0 else {
                throw SystemCallError(number: errno, doing: "replace \(path)")
            }
        } catch {
            unlink(lockPath)
            throw error
        }
    }

    private static func write(_ content: [UInt8], to lock: OpenFile) throws(SystemCallError) {
        var failure: SystemCallError?
        content.withUnsafeBytes { bytes in
            do throws(SystemCallError) {
                try lock.write(bytes)
                try lock.sync()
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    private static func acquire(_ path: String, mode: mode_t) throws(SystemCallError) -> OpenFile {
        let deadline = time(nil) + patience
        while true {
            do {
                return try OpenFile(path, O_RDWR | O_CREAT | O_EXCL, mode: mode)
            } catch {
                guard error.number == EEXIST else { throw error }
                if isStale(path) { unlink(path) }
                guard time(nil) < deadline else {
                    throw SystemCallError(number: EAGAIN, doing: "lock \(path)")
                }
                usleep(pauseMicroseconds)
            }
        }
    }

    private static func isStale(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return false }
        return status.st_mtim.tv_sec + staleAfter < time(nil)
    }
}
