/// Something that a script can `require`: a value that lists what it adds to the language.
///
/// An extension is one file in `Extensions/` plus one line in `SieveExtension.all`. It adds
/// commands and tests of its own and tags on commands and tests of others, which never learn of
/// them; how its parts meet the rest of the engine is told in `Architecture.md`. An extension from
/// outside the package is given to `SieveScript(compiling:named:settings:extensions:library:)`.
public struct SieveExtension: Sendable {
    /// The word in `require`.
    public var name: String

    /// Where it is specified: "RFC 3894".
    public var specification: String

    /// The commands it adds.
    public var commands: [CommandDefinition]

    /// The tests it adds.
    public var tests: [TestDefinition]

    /// The tags it adds to commands and tests, also to those of other extensions.
    public var tags: [TagDefinition]

    /// The match types it adds wherever `:is` can stand.
    public var matchTypes: [MatchType]

    /// The comparators it adds for `:comparator`.
    public var comparators: [Comparator]

    /// The address parts it adds wherever `:localpart` can stand.
    public var addressParts: [AddressPart]

    /// The parts of the envelope it adds to the `envelope` test.
    public var envelopeParts: [EnvelopePart]

    /// The variables it adds that have a dot in their names.
    public var namespaces: [VariableNamespace]

    /// Rewrites the text of every string when the script is compiled.
    public var literalRewriting: LiteralRewriting?

    /// Finds what is to be replaced in every string when the script runs.
    public var substitution: Substitution?

    /// What a site can set about it; nil if nothing.
    public var settings: (any ExtensionSettings.Type)?

    /// Whether scripts that require it can read what the last match captured.
    public var readsMatchValues: Bool

    /// Fills in what a `keep`, a `fileinto` or the implicit keep does not say itself.
    public var storeDefaults: StoreDefaults?

    /// Whether scripts may require it unless the site says otherwise.
    ///
    /// Off is what gives more power than a user of mail has elsewhere: running programs.
    public var isOnByDefault = true

    /// Makes an extension; what is not given it does not add.
    public init(
        _ name: String, specification: String, commands: [CommandDefinition] = [],
        tests: [TestDefinition] = [], tags: [TagDefinition] = [], matchTypes: [MatchType] = [],
        comparators: [Comparator] = [], addressParts: [AddressPart] = [],
        envelopeParts: [EnvelopePart] = [], namespaces: [VariableNamespace] = [],
        literalRewriting: LiteralRewriting? = nil,
        substitution: Substitution? = nil, settings: (any ExtensionSettings.Type)? = nil,
        readsMatchValues: Bool = false,
        storeDefaults: StoreDefaults? = nil, isOnByDefault: Bool = true
    ) {
        self.name = name
        self.specification = specification
        self.commands = commands
        self.tests = tests
        self.tags = tags
        self.matchTypes = matchTypes
        self.comparators = comparators
        self.addressParts = addressParts
        self.envelopeParts = envelopeParts
        self.namespaces = namespaces
        self.literalRewriting = literalRewriting
        self.substitution = substitution
        self.settings = settings
        self.readsMatchValues = readsMatchValues
        self.storeDefaults = storeDefaults
        self.isOnByDefault = isOnByDefault
    }

    /// All that it adds to the words of the language; some extensions have one in common.
    var definitions: [AnyObject] {
        let kinds: [[AnyObject]] = [
            commands, tests, tags, matchTypes.map(\.tag), addressParts.map(\.tag), comparators,
            envelopeParts,
        ]
        return Array(kinds.joined())
    }
}
