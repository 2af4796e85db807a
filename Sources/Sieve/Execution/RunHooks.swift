/// What the extensions that a program requires add to each of its runs, whatever script requires
/// them.
struct RunHooks: Sendable {
    /// Whether matchers have to set `Run.matchValues`.
    private(set) var readsMatchValues = false

    /// Fill in what a store request does not say itself.
    private(set) var storeDefaults: [StoreDefaults] = []

    /// Whose the defaults are, so that two scripts that require one extension add them once.
    private var owners: [String] = []

    mutating func add(_ added: SieveExtension) {
        readsMatchValues = readsMatchValues || added.readsMatchValues
        if let defaults = added.storeDefaults { add(defaults, of: added.name) }
    }

    mutating func add(_ others: RunHooks) {
        readsMatchValues = readsMatchValues || others.readsMatchValues
        for (owner, defaults) in zip(others.owners, others.storeDefaults) {
            add(defaults, of: owner)
        }
    }

    private mutating func add(_ defaults: @escaping StoreDefaults, of owner: String) {
        guard !owners.contains(owner) else { return }
        owners.append(owner)
        storeDefaults.append(defaults)
    }
}
