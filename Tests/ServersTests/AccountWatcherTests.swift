import Accounts
import Logging
import Outcomes
import Synchronization
import Testing

@testable import Servers

/// Accounts that change and fail as a test says.
private final class ScriptedDirectory: AccountDirectory {
    struct State {
        var version: UInt64 = 1
        var names = ["u"]
        var failure: LookupFailure?
        var loads = 0
    }

    let state = Mutex(State())

    func changeToken() throws(LookupFailure) -> AccountChangeToken {
        let state = state.withLock { $0 }
        if let failure = state.failure { throw failure }
        return AccountChangeToken(state.version)
    }

    func loadSnapshot() throws(LookupFailure) -> AccountSnapshot {
        let state = state.withLock {
            $0.loads += 1
            return $0
        }
        if let failure = state.failure { throw failure }
        var builder = AccountSnapshot.Builder()
        for name in state.names {
            builder.addAccount(username: Array(name.utf8), fullNameAlias: nil, isEnabled: true)
        }
        return builder.build(token: AccountChangeToken(state.version))
    }

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? { nil }
    func accounts() throws(LookupFailure) -> [Account] { [] }
    func aliases() throws(LookupFailure) -> [OwnedAlias] { [] }
}

@Suite struct AccountWatcherTests {
    private let directory = ScriptedDirectory()
    private let published = Published()
    private let lines = LogLines()

    private final class Published: Sendable {
        let counts = Mutex<[Int]>([])
    }

    private func watcher(
        open: @escaping () throws(LookupFailure) -> any AccountDirectory
    ) -> AccountWatcher {
        AccountWatcher(
            open: open,
            publish: { [published] snapshot in
                published.counts.withLock { $0.append(snapshot.accountCount) }
            }, log: lines.logger)
    }

    private var counts: [Int] { published.counts.withLock { $0 } }

    @Test func `a snapshot is loaded once and again only after a change`() {
        var watcher = watcher { [directory] () throws(LookupFailure) in directory }
        watcher.refresh()
        watcher.refresh()
        #expect(counts == [1])
        directory.state.withLock {
            $0.version = 2
            $0.names = ["u", "v"]
        }
        watcher.refresh()
        #expect(counts == [1, 2])
        #expect(directory.state.withLock { $0.loads } == 2)
    }

    @Test func `an outage is logged once, and its end`() {
        var watcher = watcher { [directory] () throws(LookupFailure) in directory }
        watcher.refresh()
        directory.state.withLock { $0.failure = .temporary("gone") }
        watcher.refresh()
        watcher.refresh()
        #expect(counts == [1])
        directory.state.withLock { $0.failure = nil }
        watcher.refresh()
        #expect(
            lines.all.filter { !$0.hasPrefix("info") } == [
                "error: the accounts can not be read: gone",
                "notice: the accounts can be read again",
            ])
    }

    @Test func `a database that is not there at start is opened when it comes`() {
        let isThere = Mutex(false)
        var watcher = watcher { [directory] () throws(LookupFailure) in
            guard isThere.withLock({ $0 }) else { throw .temporary("not mounted") }
            return directory
        }
        watcher.refresh()
        #expect(counts.isEmpty)
        isThere.withLock { $0 = true }
        watcher.refresh()
        #expect(counts == [1])
    }
}
