import Glibc

/// The system's log, facility mail (syslog(3)).
public struct SystemLog: DeliveryLog {
    /// Opens the log under a program's name, which must be a literal: syslog(3) keeps the pointer.
    public init(program: StaticString) {
        program.withUTF8Buffer { buffer in
            // A literal lives as long as the process and ends with a NUL.
            buffer.withMemoryRebound(to: CChar.self) { name in
                openlog(name.baseAddress, LOG_PID, LOG_MAIL)
            }
        }
    }

    /// Writes with priority mail.info.
    public func info(_ line: String) {
        write(LOG_INFO, line)
    }

    /// Writes with priority mail.warning.
    public func warning(_ line: String) {
        write(LOG_WARNING, line)
    }

    /// Writes with priority mail.err.
    public func error(_ line: String) {
        write(LOG_ERR, line)
    }

    private func write(_ priority: Int32, _ line: String) {
        LogLine(line).text.withCString { text in
            withVaList([text]) { vsyslog(priority, "%s", $0) }
        }
    }
}
