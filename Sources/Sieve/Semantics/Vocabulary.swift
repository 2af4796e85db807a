/// The words that a script may use at the moment: the base language and what it has required.
struct Vocabulary {
    /// Everything that can be required.
    private(set) var available: [SieveExtension] = []

    private(set) var enabled: Set<String> = []
    private(set) var commands = WordMap<CommandDefinition>()
    private(set) var tests = WordMap<TestDefinition>()
    /// Tags on commands and tests of others.
    private(set) var tags: [TagDefinition] = []
    private(set) var matchTypes: [MatchType] = []
    private(set) var comparators: [Comparator] = []
    private(set) var addressParts: [AddressPart] = []
    private(set) var envelopeParts: [EnvelopePart] = []
    private(set) var namespaces: [VariableNamespace] = []
    private(set) var literalRewritings: [LiteralRewriting] = []
    private(set) var substitutions: [Substitution] = []
    private(set) var hooks = RunHooks()

    /// The base language, put together once.
    private static let base: Vocabulary = {
        var vocabulary = Vocabulary()
        vocabulary.add(.base)
        vocabulary.enabled = SieveExtension.baseCapabilities
        return vocabulary
    }()

    private init() {}

    /// The base language, with extensions that can be required.
    init(available: [SieveExtension]) {
        self = Self.base
        self.available = available
    }

    /// Enables an extension; false when there is none of that name.
    mutating func enable(_ name: String) -> Bool {
        if enabled.contains(name) { return true }
        guard let found = available.first(where: { $0.name == name }) else { return false }
        enabled.insert(name)
        add(found)
        return true
    }

    private mutating func add(_ added: SieveExtension) {
        for command in added.commands { commands.set(command.name, to: command) }
        for test in added.tests { tests.set(test.name, to: test) }
        tags += added.tags
        matchTypes += added.matchTypes
        comparators += added.comparators
        addressParts += added.addressParts
        envelopeParts += added.envelopeParts
        namespaces += added.namespaces
        if let rewriting = added.literalRewriting { literalRewritings.append(rewriting) }
        if let substitution = added.substitution { substitutions.append(substitution) }
        hooks.add(added)
    }
}
