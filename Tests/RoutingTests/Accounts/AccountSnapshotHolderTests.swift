import Accounts
import Outcomes
import Routing
import Synchronization
import Testing

@Suite struct AccountSnapshotHolderTests {
    /// Accounts that change when they are told to, or are away.
    private final class Directory: AccountDirectory {
        struct State {
            var token: UInt64 = 1
            var isAway = false
            var loads = 0
        }
        let state = Mutex(State())

        func loadSnapshot() throws(LookupFailure) -> AccountSnapshot {
            let token = try changeToken()
            state.withLock { $0.loads += 1 }
            var builder = AccountSnapshot.Builder()
            builder.addAccount(username: bytes("alice"), fullNameAlias: nil, isEnabled: true)
            return builder.build(token: token)
        }

        func changeToken() throws(LookupFailure) -> AccountChangeToken {
            let (token, isAway) = state.withLock { ($0.token, $0.isAway) }
            guard !isAway else { throw .temporary("the database is away") }
            return AccountChangeToken(token)
        }

        func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? { nil }
        func accounts() throws(LookupFailure) -> [Account] { [] }
        func aliases() throws(LookupFailure) -> [OwnedAlias] { [] }
    }

    private let directory = Directory()
    private let holder = AccountSnapshotHolder()

    @Test func `the accounts are read once and then only when they changed`() throws {
        #expect(try holder.refresh(from: directory) != nil)
        #expect(try holder.refresh(from: directory) == nil)
        #expect(directory.state.withLock { $0.loads } == 1)
        directory.state.withLock { $0.token = 2 }
        #expect(try holder.refresh(from: directory)?.token == AccountChangeToken(2))
        #expect(try holder.snapshot().token == AccountChangeToken(2))
    }

    @Test func `while the database is away the last snapshot serves on`() throws {
        _ = try holder.refresh(from: directory)
        directory.state.withLock { $0.isAway = true }
        #expect(throws: LookupFailure.temporary("the database is away")) {
            try holder.refresh(from: directory)
        }
        #expect(try holder.snapshot().accountCount == 1)
    }

    @Test func `without any snapshot the reason is told to who asks`() {
        directory.state.withLock { $0.isAway = true }
        #expect(throws: LookupFailure.self) { try holder.refresh(from: directory) }
        #expect(throws: LookupFailure.temporary("the database is away")) {
            try holder.snapshot()
        }
    }

    @Test func `a snapshot can be put in place`() throws {
        holder.replace(with: Routes.snapshot())
        #expect(try holder.snapshot().accountCount == 2)
    }

    @Test func `who knows why there are no accounts may say so`() throws {
        let known = AccountSnapshotHolder(unavailable: "no disk")
        #expect(throws: LookupFailure.temporary("no disk")) { try known.snapshot() }
        holder.note(.temporary("no file"))
        #expect(throws: LookupFailure.temporary("no file")) { try holder.snapshot() }
        holder.replace(with: Routes.snapshot())
        holder.note(.temporary("gone again"))
        #expect(try holder.snapshot().accountCount == 2, "the last snapshot serves on")
    }
}
