internal import Outcomes
internal import Settings
internal import Tables

/// Opens the tables of one map after the other, and collects all that is wrong.
struct MapSetBuilder {
    private(set) var maps: [RoutingMap] = []
    private(set) var tables: [any Table] = []
    private(set) var complaints: [Complaint] = []

    private let context: TableContext
    private let routing: RoutingContext
    private var opened: [String: any Table] = [:]
    private var broken: Set<String> = []

    init(tables: TableContext, routing: RoutingContext) {
        context = tables
        self.routing = routing
    }

    mutating func add(_ definition: SiteSettings.MapDefinition) {
        let tables = definition.tables.compactMap { table($0) }
        guard let strategy = KeyStrategy.named(definition.keys.value) else {
            let known = KeyStrategy.all.map(\.name).joined(separator: ", ")
            complaints.append(
                Complaint(
                    file: context.file, line: definition.keys.line,
                    column: definition.keys.column,
                    "map \(definition.name): there is no key strategy "
                        + "\"\(definition.keys.value)\"; "
                        + "it may be \(known)"))
            return
        }
        maps.append(
            RoutingMap(
                name: definition.name, strategy: strategy, tables: tables, context: routing))
    }

    private mutating func table(_ reference: Placed<String>) -> (any Table)? {
        if let table = opened[reference.value] { return table }
        // Named twice, wrong twice: one complaint is enough.
        guard !broken.contains(reference.value) else { return nil }
        var context = context
        context.line = reference.line
        context.column = reference.column
        do throws(Complaints) {
            let table = try TableOpener(context).open(reference.value)
            opened[reference.value] = table
            tables.append(table)
            return table
        } catch {
            broken.insert(reference.value)
            complaints += error.all
            return nil
        }
    }
}
