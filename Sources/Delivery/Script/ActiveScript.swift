import Glibc
import Outcomes
import Sieve

/// The user's active script, as ManageSieve leaves it: a link `~/.dovecot.sieve` into `~/sieve/`.
enum ActiveScript: Equatable {
    /// There is no script: the mail is kept.
    case none

    /// The octets of the script, one more than allowed at most: the compiler says it is too long.
    case script([UInt8])

    /// There is one that can not be read: the mail is kept, and the owner is told.
    case unreadable(String)

    /// Reads the script behind a path; never fails, since mail must be delivered all the same.
    init(path: String) {
        // O_NONBLOCK, so that a FIFO in its place does not hold the delivery up.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            self = Self.missing(path, errno)
            return
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            self = .unreadable("is no plain file; upload the script again")
            return
        }
        self = Self.read(descriptor, atMost: SieveLimits.default.scriptSize + 1)
    }

    /// A file that is not there is no script, but a link to nowhere is one that got lost.
    private static func missing(_ path: String, _ number: Int32) -> Self {
        var status = stat()
        if number == ENOENT {
            guard lstat(path, &status) == 0 else { return .none }
            return .unreadable("is a link to a file that does not exist; activate a script again")
        }
        return .unreadable("can not be read: \(String(cString: strerror(number)))")
    }

    private static func read(_ descriptor: Int32, atMost limit: Int) -> Self {
        var content: [UInt8] = []
        var number: Int32 = 0
        while content.count < limit, number == 0 {
            let capacity = min(16 << 10, limit - content.count)
            let more = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                number = got < 0 && errno != EINTR ? errno : 0
                count = max(got, 0)
            }
            if more.isEmpty { break }
            content += more
        }
        guard number == 0 else {
            return .unreadable("can not be read: \(String(cString: strerror(number)))")
        }
        return .script(content)
    }
}
