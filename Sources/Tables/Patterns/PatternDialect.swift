/// What regexp and pcre tables do not have in common.
struct PatternDialect: Sendable {
    /// Why a pattern could not be compiled, and where if that is known.
    struct Mistake: Error, Equatable {
        let offset: Int?
        let message: String
    }

    /// The name of the table type.
    let name: String

    /// The option that each flag letter toggles.
    let flags: [UInt8: UInt32]

    /// Flag letters that once meant something and are left out with a warning.
    let obsoleteFlags: [UInt8]

    /// The options of a pattern without flags.
    let defaultOptions: UInt32

    /// Whether a rule may be `/pattern/!/pattern/ result`.
    let takesSecondPattern: Bool

    /// Compiles a pattern.
    let compile:
        @Sendable (_ pattern: [UInt8], _ options: UInt32)
            throws(Mistake) -> any CompiledPattern
}
