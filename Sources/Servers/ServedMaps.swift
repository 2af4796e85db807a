internal import Logging
internal import Outcomes
internal import Routing
internal import Settings
internal import Synchronization
internal import Tables

/// The maps that the daemon serves, replaced as a whole when the settings are read again.
final class ServedMaps: Sendable {
    /// The most octets of a map's name that go into the log: anybody may ask for any name.
    private static let maximumLoggedName = 64

    private let maps: Mutex<MapSet>
    private let failures: FailureLog
    private let accounts: AccountSnapshotHolder
    private let log: Logger

    /// Opens the maps of the settings.
    ///
    /// Throws what is wrong in the settings; a table file that can not be used only makes its
    /// table answer with a failure until it is mended.
    init(
        _ settings: SiteSettings, accounts: AccountSnapshotHolder, log: Logger
    ) throws(Complaints) {
        self.accounts = accounts
        self.log = log
        failures = FailureLog(log)
        maps = Mutex(try Self.open(settings, .answersFailure, accounts, log))
    }

    private static func open(
        _ settings: SiteSettings, _ unusable: TableContext.Unusable,
        _ accounts: AccountSnapshotHolder, _ log: Logger
    ) throws(Complaints) -> MapSet {
        try MapSet(settings, accounts: accounts, unusable: unusable) { report in
            for complaint in report.complaints {
                if report.isAccepted {
                    log.warning("\(complaint)")
                } else {
                    log.error("\(report.table) is refused: \(complaint)")
                }
            }
            if report.isAccepted { log.info("\(report.table) is served") }
        }
    }

    /// Opens the maps of other settings and serves them from now on; throws before any change.
    ///
    /// Stricter than at start: a table that is broken now may be served as it last was.
    func replace(with settings: SiteSettings) throws(Complaints) {
        let opened = try Self.open(settings, .isAnError, accounts, log)
        maps.withLock { $0 = opened }
    }

    /// Takes in the table files that changed.
    func refresh() {
        maps.withLock { $0 }.refresh()
    }

    /// Answers a question of Postfix, and logs when it could not be answered.
    func lookup(_ name: [UInt8], _ key: [UInt8]) -> Result<[UInt8]?, LookupFailure> {
        guard let map = maps.withLock({ $0 }).map(named: name) else { return unknown(name) }
        do throws(LookupFailure) {
            return .success(try map.lookup(key)?.value)
        } catch {
            failures.record(error, of: "map \(map.name)")
            return .failure(error)
        }
    }

    private func unknown(_ name: [UInt8]) -> Result<[UInt8]?, LookupFailure> {
        let failure = LookupFailure.configuration("there is no such map; define it under maps")
        // A peer's own bytes: they must not end a line of the log, nor fill it.
        let text = name.prefix(Self.maximumLoggedName).map {
            (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?")
        }
        failures.record(
            failure, of: "map \(String(decoding: text, as: UTF8.self))", kind: "unknown map")
        return .failure(failure)
    }
}
