/// A compiled script: what a run needs, and nothing that only the compiler needs.
struct Program: Sendable {
    let block: Block
    let limits: SieveLimits
    let readsMatchValues: Bool
    let storeDefaults: [StoreDefaults]
}
