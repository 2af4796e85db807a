/// The words that a script may use at the moment: the base language and what it has required.
struct Vocabulary {
    /// Everything that can be required.
    private(set) var available: [SieveExtension] = []

    private(set) var enabled: Set<String> = []
    private(set) var commands = WordMap<CommandDefinition>()
    private(set) var tests = WordMap<TestDefinition>()
    /// Tags on commands and tests of others.
    private(set) var tags = WordMap<[TagDefinition]>(capacity: 16)
    private(set) var matchTypes = WordMap<MatchType>(capacity: 16)
    private(set) var comparators: [Comparator] = []
    private(set) var addressParts = WordMap<AddressPart>(capacity: 16)
    private(set) var envelopeParts: [EnvelopePart] = []
    private(set) var namespaces: [VariableNamespace] = []
    private(set) var literalRewritings: [LiteralRewriting] = []
    private(set) var substitutions: [Substitution] = []
    private(set) var hooks = RunHooks()

    /// The extensions of each definition that can be used only when `ihave` has found one of them.
    private(set) var late: [ObjectIdentifier: [String]] = [:]

    /// The base language, put together once.
    private static let base: Vocabulary = {
        var vocabulary = Vocabulary()
        vocabulary.add(.base)
        vocabulary.enabled = SieveExtension.baseCapabilities
        return vocabulary
    }()

    private init() {}

    /// The base language, with extensions that can be required.
    ///
    /// It is no initializer, which would make all the empty maps first.
    static func base(with available: [SieveExtension]) -> Vocabulary {
        var vocabulary = base
        vocabulary.available = available
        return vocabulary
    }

    /// Enables an extension; false when there is none of that name.
    mutating func enable(_ name: String) -> Bool {
        if enabled.contains(name) { return true }
        for index in available.indices where available[index].name == name {
            enabled.insert(name)
            add(available[index])
            return true
        }
        return false
    }

    /// Enables an extension whose definitions can be used only when `ihave` has found it.
    mutating func enableLate(_ name: String) {
        guard !enabled.contains(name), let added = available.first(where: { $0.name == name })
        else { return }
        let earlier = [.base] + available.filter { enabled.contains($0.name) }
        let known = Set(earlier.flatMap(\.definitions).map(ObjectIdentifier.init))
        _ = enable(name)
        for definition in added.definitions.map(ObjectIdentifier.init) {
            // What a script has without this extension it does not lose.
            if known.contains(definition), late[definition] == nil { continue }
            late[definition, default: []].append(name)
        }
    }

    /// Enables an extension that can not be required, in a script that has an error because of that.
    mutating func enable(_ forbidden: SieveExtension) {
        guard enabled.insert(forbidden.name).inserted else { return }
        add(forbidden)
    }

    private mutating func add(_ added: SieveExtension) {
        for command in added.commands { commands.set(command.name, to: command) }
        for test in added.tests { tests.set(test.name, to: test) }
        for tag in added.tags { tags.set(tag.name, to: (tags[tag.name] ?? []) + [tag]) }
        for type in added.matchTypes { matchTypes.set(type.name, to: type) }
        comparators += added.comparators
        for part in added.addressParts { addressParts.set(part.name, to: part) }
        envelopeParts += added.envelopeParts
        namespaces += added.namespaces
        if let rewriting = added.literalRewriting { literalRewritings.append(rewriting) }
        if let substitution = added.substitution { substitutions.append(substitution) }
        hooks.add(added)
    }
}
