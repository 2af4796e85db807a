internal import Glibc

extension TemporaryDirectory {
    /// Runs the body with no other rights to files than those of the directory's owner.
    ///
    /// Root may write everywhere; so when the tests run as root the directory is given to nobody,
    /// in whose name this thread alone then reaches files (setfsuid(2)).
    public func withoutRootsRights(_ body: () throws -> Void) throws {
        guard geteuid() == 0 else { return try body() }
        let nobody: uid_t = 65534
        guard chown(path, nobody, nobody) == 0 else {
            throw Failure(doing: "chown \(path)", number: errno)
        }
        let change = try setfsuid
        _ = change(nobody)
        defer { _ = change(0) }
        // It tells of no failure, but gives the number from before: so ask by a second call.
        guard change(nobody) == nobody else { throw Failure(doing: "setfsuid", number: EPERM) }
        try body()
    }

    /// The function of the C library, whose header Swift does not see.
    private var setfsuid: @convention(c) (uid_t) -> uid_t {
        get throws {
            guard let symbol = dlsym(nil, "setfsuid") else {
                throw Failure(doing: "find setfsuid", number: ENOSYS)
            }
            // int setfsuid(uid_t), <sys/fsuid.h>.
            return unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> uid_t).self)
        }
    }
}
