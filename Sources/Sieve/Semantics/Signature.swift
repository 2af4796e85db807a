/// What may stand after the name of a command or test.
///
/// It is a constant, and a class only so that looking a definition up copies a pointer.
public final class Signature: Sendable {
    /// How many tests are given.
    public enum Tests: Sendable {
        /// None.
        case none
        /// Exactly one.
        case one
        /// One or more in parentheses.
        case list
    }

    /// The positional arguments, in order.
    public let parameters: [Parameter]

    /// The tags of its own.
    public let tags: [TagDefinition]

    /// Which of the shared tags for comparing it takes.
    public let matching: Matching

    /// The tests it is given.
    public let tests: Tests

    /// The result of a test behind which no other one of the list is evaluated, as `false` in
    /// `allof`; when it is settled, the others are not compiled (RFC 5463, 4).
    public let endingResult: Bool?

    /// Whether it ends with a block instead of a semicolon.
    public let hasBlock: Bool

    /// Makes a signature; without arguments it is that of `stop`.
    public init(
        _ parameters: [Parameter] = [], tags: [TagDefinition] = [], matching: Matching = [],
        tests: Tests = .none, endingResult: Bool? = nil, hasBlock: Bool = false
    ) {
        self.parameters = parameters
        self.tags = tags
        self.matching = matching
        self.tests = tests
        self.endingResult = endingResult
        self.hasBlock = hasBlock
    }
}

/// The shared tags for comparing text (RFC 5228, 2.7), each an open set.
public struct Matching: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Makes a set of bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// `:is`, `:contains`, `:matches` and those of extensions.
    public static let matchType = Matching(rawValue: 1)

    /// `:comparator`.
    public static let comparator = Matching(rawValue: 2)

    /// `:all`, `:localpart`, `:domain` and those of extensions.
    public static let addressPart = Matching(rawValue: 4)

    /// What a test of texts takes.
    public static let text: Matching = [.matchType, .comparator]

    /// What a test of addresses takes.
    public static let address: Matching = [.matchType, .comparator, .addressPart]
}
