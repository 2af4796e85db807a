import Accounts
import Outcomes
import Synchronization

/// Accounts in memory, for tests of the rules: it carries out and decides nothing.
final class DirectoryInMemory: AccountDirectory {
    struct State {
        var accounts: [Account] = []
        var hashes: [String: [UInt8]] = [:]
        var aliases: [OwnedAlias] = []
        var counter: UInt64 = 0
        var actors: [String] = []
        var commitFailure: LookupFailure?
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    /// Makes the next changes fail when they are committed, as a full disk would.
    func failCommits(_ failure: LookupFailure) { state.withLock { $0.commitFailure = failure } }

    func loadSnapshot() throws(LookupFailure) -> AccountSnapshot {
        let state = current
        var builder = AccountSnapshot.Builder()
        for account in state.accounts {
            builder.addAccount(
                username: Array(account.username.utf8),
                fullNameAlias: account.fullNameAlias.map { Array($0.utf8) },
                isEnabled: account.isEnabled)
        }
        for alias in state.aliases {
            builder.addAlias(address: Array(alias.address.utf8), owner: Array(alias.owner.utf8))
        }
        return builder.build(token: AccountChangeToken(state.counter))
    }

    func changeToken() throws(LookupFailure) -> AccountChangeToken {
        AccountChangeToken(current.counter)
    }

    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        let name = String(decoding: username, as: UTF8.self).lowercased()
        let state = current
        guard let account = state.accounts.first(where: { $0.username.lowercased() == name })
        else { return nil }
        return Credential(
            username: account.username, passwordHash: state.hashes[account.username] ?? [],
            isEnabled: account.isEnabled)
    }

    func accounts() throws(LookupFailure) -> [Account] {
        current.accounts.sorted { $0.username < $1.username }
    }

    func aliases() throws(LookupFailure) -> [OwnedAlias] {
        current.aliases.sorted { $0.address < $1.address }
    }

    func change(
        by actor: String,
        _ body: (any AccountTransaction) throws(AccountChangeFailure) -> Void
    ) throws(AccountChangeFailure) {
        let transaction = Transaction(current)
        try body(transaction)
        if let failure = current.commitFailure { throw .failed(failure) }
        transaction.state.counter += 1
        transaction.state.actors.append(actor)
        let changed = transaction.state
        state.withLock { $0 = changed }
    }

    final class Transaction: AccountTransaction {
        var state: State

        init(_ state: State) { self.state = state }

        func account(named username: String) -> Account? {
            state.accounts.first { $0.username.lowercased() == username.lowercased() }
        }

        func account(fullNameAlias: String) -> Account? {
            state.accounts.first { $0.fullNameAlias?.lowercased() == fullNameAlias.lowercased() }
        }

        func alias(_ address: String) -> OwnedAlias? {
            state.aliases.first { $0.address.lowercased() == address.lowercased() }
        }

        func aliases(ownedBy username: String) -> [OwnedAlias] {
            state.aliases.filter { $0.owner == username }.sorted { $0.address < $1.address }
        }

        func create(_ account: NewAccount) {
            state.accounts.append(
                Account(
                    username: account.username, fullNameAlias: account.fullNameAlias,
                    realName: account.realName))
            state.hashes[account.username] = account.passwordHash
        }

        func remove(_ username: String) {
            state.accounts.removeAll { $0.username == username }
            state.hashes[username] = nil
        }

        func setPassword(_ hash: [UInt8], of username: String) { state.hashes[username] = hash }

        func setFullNameAlias(_ alias: String?, of username: String) {
            set(\.fullNameAlias, alias, of: username)
        }

        func setRealName(_ name: String?, of username: String) {
            set(\.realName, name, of: username)
        }

        func setEnabled(_ isEnabled: Bool, of username: String) {
            set(\.isEnabled, isEnabled, of: username)
        }

        private func set<Value>(
            _ property: WritableKeyPath<Account, Value>, _ value: Value, of username: String
        ) {
            for index in state.accounts.indices where state.accounts[index].username == username {
                state.accounts[index][keyPath: property] = value
            }
        }

        func addAlias(_ alias: OwnedAlias) { state.aliases.append(alias) }

        func removeAlias(_ address: String) { state.aliases.removeAll { $0.address == address } }
    }
}
