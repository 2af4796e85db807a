import Glibc

/// A log in a file of its own, each line with the time and the process (`-o log_path=FILE`).
public struct FileLog: DeliveryLog {
    private let path: String
    private let program: String
    private let fallback: any DeliveryLog
    private let isRoot: @Sendable () -> Bool

    /// Names the file; it is opened anew for each line, so that it can be rotated.
    ///
    /// Lines that can not be written there go to `fallback`. Root does not create the file: it
    /// would be one that the owner of the mailbox can not write to afterwards.
    public init(path: String, program: String, fallback: any DeliveryLog) {
        self.init(path: path, program: program, fallback: fallback) { geteuid() == 0 }
    }

    init(
        path: String, program: String, fallback: any DeliveryLog,
        isRoot: @escaping @Sendable () -> Bool
    ) {
        self.path = path
        self.program = program
        self.fallback = fallback
        self.isRoot = isRoot
    }

    /// Appends a line marked `info`.
    public func info(_ line: String) {
        if !append("info", line) { fallback.info(line) }
    }

    /// Appends a line marked `warning`.
    public func warning(_ line: String) {
        if !append("warning", line) { fallback.warning(line) }
    }

    /// Appends a line marked `error`.
    public func error(_ line: String) {
        if !append("error", line) { fallback.error(line) }
    }

    /// False if the file can not be opened: that must not stop mail.
    private func append(_ priority: String, _ line: String) -> Bool {
        let creation = isRoot() ? 0 : O_CREAT
        let flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | creation
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var text = "\(timestamp()) \(program)[\(getpid())]: \(priority): \(LogLine(line).text)\n"
        _ = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
        return true
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
