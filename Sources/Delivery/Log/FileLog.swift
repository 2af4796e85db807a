import Glibc

/// A log in a file of its own, each line with the time and the process (`-o log_path=FILE`).
public struct FileLog: DeliveryLog {
    private let path: String
    private let program: String

    /// Names the file; it is opened anew for each line, so that it can be rotated.
    public init(path: String, program: String) {
        self.path = path
        self.program = program
    }

    /// Appends a line marked `info`.
    public func info(_ line: String) {
        append("info", line)
    }

    /// Appends a line marked `warning`.
    public func warning(_ line: String) {
        append("warning", line)
    }

    /// A log that can not be written must not stop mail: errors are not reported.
    private func append(_ priority: String, _ line: String) {
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var text = "\(timestamp()) \(program)[\(getpid())]: \(priority): \(LogLine(line).text)\n"
        _ = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
    }
}

/// The time in UTC as RFC 3339 has it: `2026-11-23T17:58:00Z`.
func timestamp() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    return "\(date)T\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))Z"
}
