internal import Logging
internal import NIOCore
internal import Outcomes
internal import Synchronization

/// Logs failed lookups so that each reason is seen, and none floods the log.
///
/// During an outage every mail fails for the same reason: it is logged at once, and then with a
/// count when it has gone on for a while.
final class FailureLog: Sendable {
    /// How long the same reason is counted before it is logged again.
    static let interval = TimeAmount.seconds(30)

    /// How many reasons are told apart at a time; a reason may hold a file name, never a key.
    static let maximumReasons = 100

    private struct Entry {
        var loggedAt: NIODeadline
        var suppressed = 0
    }

    private let log: Logger
    private let entries = Mutex<[String: Entry]>([:])

    init(_ log: Logger) {
        self.log = log
    }

    /// Logs a failure of the thing that `what` names, unless the same was just logged.
    ///
    /// `kind` stands for the line where peers can vary it at will.
    func record(
        _ failure: LookupFailure, of what: String, kind: String? = nil, now: NIODeadline = .now()
    ) {
        let line = "\(what): \(failure.reason)"
        guard let suppressed = admit(kind ?? line, now: now) else { return }
        let count = suppressed > 0 ? " (and \(suppressed) times more since the last line)" : ""
        switch failure {
        case .temporary: log.warning("\(line)\(count)")
        case .configuration: log.error("\(line)\(count)")
        }
    }

    /// How often the line was suppressed before, or nil when it is to be suppressed now.
    func admit(_ line: String, now: NIODeadline) -> Int? {
        entries.withLock { entries in
            if let entry = entries[line], now - entry.loggedAt < Self.interval {
                entries[line]?.suppressed += 1
                return nil
            }
            // Better to log a line twice than to keep every reason there ever was.
            if entries.count >= Self.maximumReasons { entries.removeAll() }
            let suppressed = entries[line]?.suppressed ?? 0
            entries[line] = Entry(loggedAt: now)
            return suppressed
        }
    }
}
