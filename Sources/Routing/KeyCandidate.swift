internal import Tables

/// One key to try in all the tables of a map, before the next one is tried.
struct KeyCandidate: Sendable, Equatable {
    /// The key for plain tables, in lower case.
    let folded: [UInt8]

    /// The key for pattern tables, in the case of the question; nil when these are not asked.
    ///
    /// Postfix asks pattern tables with whole addresses only, and does not fold them: `$1` is to
    /// keep the case.
    let spelled: [UInt8]?

    /// What was cut from the local part to make this key: the delimiter and the extension.
    let cut: [UInt8]

    /// A key that is the whole question.
    static func whole(_ key: [UInt8]) -> KeyCandidate {
        KeyCandidate(folded: KeyFolding.folded(key), spelled: key, cut: [])
    }

    /// A key that is a part of the question.
    static func part(_ key: [UInt8], cut: [UInt8] = []) -> KeyCandidate {
        KeyCandidate(folded: KeyFolding.folded(key), spelled: nil, cut: cut)
    }
}
