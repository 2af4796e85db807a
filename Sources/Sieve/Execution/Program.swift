internal import Outcomes

/// A compiled script with those that it includes: what a run needs, and nothing that only the
/// compiler needs.
struct Program: Sendable {
    /// One of the scripts.
    struct Script: Sendable {
        let name: String
        let source: [UInt8]
        let block: Block
    }

    /// The first is the one that is run; the others are run when a command includes them.
    let scripts: [Script]

    /// What is wrong with the scripts though they can be run.
    let warnings: [Complaint]

    let settings: SieveSettings
    let hooks: RunHooks
}
