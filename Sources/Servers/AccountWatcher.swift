internal import Accounts
internal import Logging
internal import Outcomes

/// Keeps the daemon's picture of the accounts up to date.
///
/// The database is asked for its change token a few times a second; only when that changed a new
/// snapshot is loaded and published. While the database can not be asked, the last snapshot goes
/// on serving.
struct AccountWatcher {
    /// How often the database is asked whether anything changed.
    static let interval = Duration.milliseconds(250)

    private let open: () throws(LookupFailure) -> any AccountDirectory
    private let publish: (AccountSnapshot) -> Void
    private let log: Logger
    private var directory: (any AccountDirectory)?
    private var token: AccountChangeToken?
    private var failure: LookupFailure?

    init(
        open: @escaping () throws(LookupFailure) -> any AccountDirectory,
        publish: @escaping (AccountSnapshot) -> Void, log: Logger
    ) {
        self.open = open
        self.publish = publish
        self.log = log
    }

    /// Looks once; blocks for as long as the database does.
    mutating func refresh() {
        do throws(LookupFailure) {
            try look()
            if failure != nil { log.notice("the accounts can be read again") }
            failure = nil
        } catch {
            // Once for each reason: an outage may last for hours.
            if error != failure {
                log.error("the accounts can not be read: \(error.reason)")
            }
            failure = error
        }
    }

    private mutating func look() throws(LookupFailure) {
        // Not "??": its right side can not have a typed throw.
        let directory: any AccountDirectory
        if let opened = self.directory { directory = opened } else { directory = try open() }
        self.directory = directory
        guard try directory.changeToken() != token else { return }
        let snapshot = try directory.loadSnapshot()
        token = snapshot.token
        publish(snapshot)
        for complaint in snapshot.complaints { log.warning("accounts: \(complaint)") }
        log.info("\(snapshot.accountCount) accounts and \(snapshot.aliasCount) aliases are served")
    }
}
