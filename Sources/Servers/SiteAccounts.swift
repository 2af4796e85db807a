internal import Accounts
internal import Authentication
internal import Logging
internal import NIOCore
internal import Outcomes
internal import Routing
internal import Synchronization

/// The accounts as the daemon uses them: the snapshot for names, the database for credentials.
///
/// The database is asked for its change token a few times a second; only when that changed a new
/// snapshot is loaded and published. While the database can not be asked, the last snapshot goes
/// on serving. A database that is not there at start is opened when it comes.
final class SiteAccounts: LoginDirectory {
    /// How often the database is asked whether anything changed.
    static let interval = TimeAmount.milliseconds(250)

    typealias Open = @Sendable () throws(LookupFailure) -> any AccountDirectory

    /// The snapshot that lookups use.
    let holder = AccountSnapshotHolder()

    private let open: Open
    private let log: Logger
    private let directory = Mutex<(any AccountDirectory)?>(nil)
    private let failure = Mutex<LookupFailure?>(nil)

    init(log: Logger, open: @escaping Open) {
        self.log = log
        self.open = open
    }

    /// Looks once whether the accounts changed; blocks for as long as the database does.
    func refresh() {
        do throws(LookupFailure) {
            if let snapshot = try holder.refresh(from: try opened()) { report(snapshot) }
            if failure.withLock({ $0.take() }) != nil {
                log.notice("the accounts can be read again")
            }
        } catch {
            // The database may not even be open, which the holder does not see.
            holder.note(error)
            // Once for each reason: an outage may last for hours.
            let isNew = failure.withLock { failure in
                defer { failure = error }
                return failure != error
            }
            if isNew { log.error("the accounts can not be read: \(error.reason)") }
        }
    }

    private func report(_ snapshot: AccountSnapshot) {
        for complaint in snapshot.complaints { log.warning("accounts: \(complaint)") }
        let accounts = Self.counted(snapshot.accountCount, "account", "accounts")
        let aliases = Self.counted(snapshot.aliasCount, "alias", "aliases")
        log.info("serving \(accounts) and \(aliases)")
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    /// The credential of a username, read from the database itself: a new password counts at once.
    func credential(for username: [UInt8]) throws(LookupFailure) -> Credential? {
        try opened().credential(for: username)
    }

    /// The canonical name of a username, from the snapshot: delivery goes on without the database.
    func canonicalName(of username: [UInt8]) throws(LookupFailure) -> String? {
        if let entry = try holder.snapshot().account(named: username) {
            return String(decoding: entry.username, as: UTF8.self)
        }
        // Made after the database was lost, perhaps: mail that was accepted must not bounce.
        if let failure = failure.withLock({ $0 }) { throw failure }
        return nil
    }

    private func opened() throws(LookupFailure) -> any AccountDirectory {
        // Opened without the lock: a slow disk must not hold up those who need no database.
        if let directory = directory.withLock({ $0 }) { return directory }
        let directory = try open()
        return self.directory.withLock { held in
            if let held { return held }
            held = directory
            return directory
        }
    }
}
