import Delivery
import Synchronization

/// A log whose lines a test can look at.
final class RecordingLog: DeliveryLog {
    private let recorded = Mutex<[String]>([])

    /// The lines, each with `info: ` or `warning: ` before it.
    var lines: [String] { recorded.withLock { $0 } }

    func info(_ line: String) {
        recorded.withLock { $0.append("info: \(line)") }
    }

    func error(_ line: String) {
        recorded.withLock { $0.append("error: \(line)") }
    }

    func warning(_ line: String) {
        recorded.withLock { $0.append("warning: \(line)") }
    }
}
