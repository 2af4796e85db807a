import Glibc
import Synchronization

/// Whether somebody wants the tool to end (Ctrl-C, SIGTERM), for work that ends between its steps.
enum Interruption {
    private static let isWanted = Atomic(false)

    /// From now on the signals are noted, and do not end the process.
    ///
    /// The second one does.
    static func watch() {
        // Made before a signal can come.
        _ = isWanted.load(ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            // A store to an atomic is all that is done in the handler, signal-safety(7).
            action.__sigaction_handler.sa_handler = { _ in
                Interruption.isWanted.store(true, ordering: .relaxed)
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(number, &action, nil)
        }
    }

    /// Whether a signal has come.
    static var hasCome: Bool { isWanted.load(ordering: .relaxed) }
}
