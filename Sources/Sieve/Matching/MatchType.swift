/// A way to match values against keys, `:is` for example (RFC 5228, 2.7.1).
///
/// It is a constant, and a class only so that looking it up copies a pointer.
public final class MatchType: Sendable {
    /// Makes the matcher for one test; nil after reporting an error.
    public typealias Make =
        @Sendable (_ request: MatchRequest, _ compilation: inout Compilation) -> (any Matcher)?

    let tag: TagDefinition

    /// What the comparator must be able to do.
    public let needs: Comparator.Operations

    /// Makes the matcher for one test.
    public let make: Make

    /// Makes a match type.
    public init(
        _ name: Word, value: Parameter? = nil, needs: Comparator.Operations,
        make: @escaping Make
    ) {
        tag = TagDefinition(name, value: value)
        self.needs = needs
        self.make = make
    }

    /// The tag without the colon.
    public var name: Word { tag.name }

    /// The argument of the tag, as of `:value "gt"` (RFC 5231).
    public var value: Parameter? { tag.value }
}

/// What a test asks a match type for.
public struct MatchRequest: Sendable {
    /// The keys to match against.
    public let keys: StringList

    /// Whether each key is a list of words, each of which is a key (RFC 5232, 2).
    public let keysAreWordLists: Bool

    /// How to compare.
    public var comparator: Comparator { matchKeys.comparator }

    /// The keys as the match types of the base language want them.
    let matchKeys: MatchKeys

    /// Whether the script says how to compare.
    public let isComparatorGiven: Bool

    /// The tag with its argument; nil when the match type takes none.
    public let use: TagUse?

    /// Makes a request.
    public init(
        keys: StringList, keysAreWordLists: Bool = false, comparator: Comparator,
        use: TagUse? = nil, isComparatorGiven: Bool = false
    ) {
        self.keys = keys
        self.keysAreWordLists = keysAreWordLists
        matchKeys = MatchKeys(keys, areWordLists: keysAreWordLists, comparator: comparator)
        self.use = use
        self.isComparatorGiven = isComparatorGiven
    }
}
