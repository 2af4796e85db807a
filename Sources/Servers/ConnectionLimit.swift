internal import Logging
internal import NIOCore
internal import Synchronization

/// Counts the connections of a listener and closes what is over the limit.
///
/// A peer that opens connections without end must not take the file descriptors of all others.
final class ConnectionLimit: Sendable {
    private let maximum: Int
    private let log: Logger
    private let open = Atomic(0)

    init(_ maximum: Int, log: Logger) {
        self.maximum = maximum
        self.log = log
    }

    /// Whether the connection may be served; one that may not is closed.
    func admits(_ channel: any Channel) -> Bool {
        let count = open.add(1, ordering: .relaxed).newValue
        channel.closeFuture.whenComplete { [self] _ in open.subtract(1, ordering: .relaxed) }
        guard count > maximum else { return true }
        log.warning("more than \(maximum) connections at once; one is refused")
        channel.close(promise: nil)
        return false
    }
}
