internal import Mail
public import Outcomes
public import Settings
public import Tables

/// All maps of a site, as its settings define them.
///
///     let maps = try MapSet(settings, accounts: holder)
///     let answer = try maps.map(named: "transport")?.lookup(key)
///
/// A table that several maps name is opened once.
public final class MapSet: Sendable {
    /// The maps in the order of the settings.
    public let maps: [RoutingMap]

    // The position of each map, by its name.
    private let byName: FlatMap
    private let tables: [any Table]

    /// Opens all tables of all maps.
    ///
    /// Everything that is wrong is thrown in one go, with the line of the settings or of the
    /// table. In the daemon (`.answersFailure`) files that can not be used are no errors: they
    /// are reported, and their tables answer with a failure until they are mended.
    public init(
        _ settings: SiteSettings, accounts: AccountSnapshotHolder,
        unusable: TableContext.Unusable = .isAnError,
        report: @escaping @Sendable (TableReport) -> Void = { _ in }
    ) throws(Complaints) {
        let domains = HostedDomains(settings.domains)
        let views = AccountViews(accounts, domains: domains)
        let context = TableContext(
            file: settings.file, unusable: unusable, accountViews: { views.table($0) },
            report: report)
        var builder = MapSetBuilder(
            tables: context,
            routing: RoutingContext(
                domains: domains, delimiter: RecipientDelimiter(settings.recipientDelimiter)))
        for definition in settings.maps { builder.add(definition) }
        guard builder.complaints.isEmpty else { throw Complaints(builder.complaints) }
        maps = builder.maps
        var names = FlatMap.Builder()
        for (position, map) in maps.enumerated() {
            names.insert(Array(map.name.utf8), [], payload: UInt32(position))
        }
        byName = names.build()
        tables = builder.tables
    }

    /// The map of a name, or nil.
    public func map(named name: String) -> RoutingMap? {
        map(named: Array(name.utf8))
    }

    /// The map of a name as it comes from the wire, or nil.
    public func map(named name: [UInt8]) -> RoutingMap? {
        byName.entry(name).map { maps[Int($0.payload)] }
    }

    /// What is suspicious in the tables as they are served now.
    public var warnings: [Complaint] {
        tables.flatMap(\.warnings)
    }

    /// Takes in the files that changed and came to rest; see ``Tables/Table/refresh()``.
    ///
    /// Called a few times a second, by one caller at a time.
    public func refresh() {
        for table in tables { table.refresh() }
    }
}
