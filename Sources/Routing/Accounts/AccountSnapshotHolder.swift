public import Accounts
public import Outcomes
internal import Synchronization

/// Holds the accounts as they were last read, for all who look them up.
///
/// A background task replaces the snapshot; lookups take whichever is there and never wait for
/// the database. Before the first one is there, every question fails for now.
public final class AccountSnapshotHolder: Sendable {
    private enum State {
        case none(reason: String)
        case some(HeldSnapshot)
    }

    private let state: Mutex<State>

    /// Makes a holder without a snapshot; the reason is what lookups fail with.
    public init(unavailable reason: String = "the accounts are not read yet") {
        state = Mutex(.none(reason: reason))
    }

    /// Makes a holder with a snapshot.
    public init(_ snapshot: AccountSnapshot) {
        state = Mutex(.some(HeldSnapshot(snapshot)))
    }

    /// The accounts as they were last read.
    public func snapshot() throws(LookupFailure) -> AccountSnapshot {
        try held().snapshot
    }

    /// The same, as the one reference that a lookup copies.
    func held() throws(LookupFailure) -> HeldSnapshot {
        switch state.withLock({ $0 }) {
        case .some(let held): return held
        case .none(let reason): throw .temporary(reason)
        }
    }

    /// Puts a new snapshot in the place of the old one.
    public func replace(with snapshot: AccountSnapshot) {
        state.withLock { $0 = .some(HeldSnapshot(snapshot)) }
    }

    /// Says why there are no accounts; of no effect once there are some.
    public func note(_ failure: LookupFailure) {
        state.withLock { state in
            if case .none = state { state = .none(reason: failure.reason) }
        }
    }

    /// Reads the accounts again if they changed, and gives the new snapshot if they did.
    ///
    /// It blocks, so it is called from a worker thread, one at a time. When it throws, the last
    /// snapshot stays; without one the reason is what lookups fail with from then on.
    public func refresh(
        from directory: some AccountDirectory
    ) throws(LookupFailure) -> AccountSnapshot? {
        do throws(LookupFailure) {
            if case .some(let held) = state.withLock({ $0 }),
                try directory.changeToken() == held.snapshot.token
            {
                return nil
            }
            let snapshot = try directory.loadSnapshot()
            replace(with: snapshot)
            return snapshot
        } catch {
            note(error)
            throw error
        }
    }
}

/// A snapshot in one place in memory: to copy the value itself would touch a dozen counters.
final class HeldSnapshot: Sendable {
    let snapshot: AccountSnapshot

    init(_ snapshot: AccountSnapshot) {
        self.snapshot = snapshot
    }
}
