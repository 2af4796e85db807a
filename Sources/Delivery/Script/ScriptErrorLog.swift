import Glibc

/// The file in which the owner of a script finds its errors: `~/.dovecot.sieve.log`.
///
/// It is bounded: a full one becomes `.log.0`, and the one before it is gone.
struct ScriptErrorLog {
    /// The size in octets after which a new file begins.
    static let sizeLimit = 16 << 10

    private let path: String

    /// The log that belongs to a script.
    init(activeScript: String) {
        path = activeScript + ".log"
    }

    /// Appends lines, each with the time; what can not be written is left out.
    func append(_ lines: [String], kind: String = "error") {
        var text = lines.map { "\(timestamp()) \(kind): \(LogLine($0).text)\n" }.joined()
        var status = stat()
        if lstat(path, &status) == 0, Int(status.st_size) + text.utf8.count > Self.sizeLimit {
            rename(path, path + ".0")
        }
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        _ = text.withUTF8 { write(descriptor, $0.baseAddress, min($0.count, Self.sizeLimit)) }
    }
}
