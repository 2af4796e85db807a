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

    /// The options that must be set, and those that must not be, for ``RequiredText`` to read it.
    let readable: (set: UInt32, clear: UInt32)

    /// Compiles a pattern.
    let compile:
        @Sendable (_ pattern: [UInt8], _ options: UInt32)
            throws(Mistake) -> any CompiledPattern

    /// The texts that every match of a pattern holds; none if that can not be told.
    func requiredTexts(_ pattern: [UInt8], _ options: UInt32) -> [[UInt8]] {
        guard options & readable.set == readable.set, options & readable.clear == 0 else {
            return []
        }
        return RequiredText(pattern).texts
    }
}
