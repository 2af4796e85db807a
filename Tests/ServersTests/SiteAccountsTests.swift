import Accounts
import Logging
import Outcomes
import Routing
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

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        if let failure = state.withLock({ $0.failure }) { throw failure }
        return nil
    }

    func accounts() throws(LookupFailure) -> [Account] { [] }
    func aliases() throws(LookupFailure) -> [OwnedAlias] { [] }
}

@Suite struct SiteAccountsTests {
    private let directory = ScriptedDirectory()
    private let lines = LogLines()

    private func accounts() -> SiteAccounts {
        SiteAccounts(log: lines.logger) { [directory] () throws(LookupFailure) in directory }
    }

    @Test func `a snapshot is loaded once and again only after a change`() throws {
        let accounts = accounts()
        accounts.refresh()
        accounts.refresh()
        #expect(try accounts.holder.snapshot().accountCount == 1)
        directory.state.withLock {
            $0.version = 2
            $0.names = ["u", "v"]
        }
        accounts.refresh()
        #expect(
            lines.all == [
                "info: serving 1 account and 0 aliases", "info: serving 2 accounts and 0 aliases",
            ])
        #expect(try accounts.holder.snapshot().accountCount == 2)
        #expect(directory.state.withLock { $0.loads } == 2)
    }

    @Test func `an outage is logged once, and its end, and the last names go on serving`() throws {
        let accounts = accounts()
        accounts.refresh()
        directory.state.withLock { $0.failure = .temporary("gone") }
        accounts.refresh()
        accounts.refresh()
        #expect(try accounts.canonicalName(of: Array("U".utf8)) == "u")
        #expect(throws: LookupFailure.temporary("gone")) {
            try accounts.credential(for: Array("u".utf8))
        }
        // Made since, perhaps: mail that was accepted for it must not bounce.
        #expect(throws: LookupFailure.temporary("gone")) {
            try accounts.canonicalName(of: Array("new".utf8))
        }
        directory.state.withLock { $0.failure = nil }
        accounts.refresh()
        #expect(
            lines.all.filter { !$0.hasPrefix("info") } == [
                "error: the accounts can not be read: gone",
                "notice: the accounts can be read again",
            ])
    }

    @Test func `a database that is not there at start is opened when it comes`() throws {
        let isThere = SendableFlag()
        let accounts = SiteAccounts(log: lines.logger) { [directory] () throws(LookupFailure) in
            guard isThere.value.withLock({ $0 }) else { throw .temporary("not mounted") }
            return directory
        }
        accounts.refresh()
        #expect(throws: LookupFailure.temporary("not mounted")) {
            try accounts.canonicalName(of: Array("u".utf8))
        }
        isThere.value.withLock { $0 = true }
        accounts.refresh()
        #expect(try accounts.canonicalName(of: Array("u".utf8)) == "u")
    }

    @Test func `an unknown name is not found, not an error`() throws {
        let accounts = accounts()
        accounts.refresh()
        #expect(try accounts.canonicalName(of: Array("nobody".utf8)) == nil)
    }
}

private final class SendableFlag: Sendable {
    let value = Mutex(false)
}
