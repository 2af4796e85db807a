/// An argument after decoding.
///
/// It is plain data, which the strings are made of when they are asked for.
enum ArgumentValue {
    /// An optional parameter that is left out, or an argument that has an error.
    case none
    case number(UInt64)
    /// A string that is a part of the script.
    case literal(SyntaxTree.Literal)
    /// Strings of a list in the script, none of which changes.
    case literals(Range<Int32>)
    /// Strings of which some change, by their place in the storage.
    case changing(Int)
}

/// The arguments of one command or test, checked against its signature.
///
/// A definition's `compile` is called only when everything that the signature asks for is there,
/// so the accessors need no error: what is absent is an optional parameter and reads as empty.
public struct Arguments: ~Copyable {
    /// The name of the command or test.
    public let name: Word

    /// Where it stands in the script.
    public let offset: Int

    /// The node in the tree, whose block may be compiled.
    let node: Int32

    /// Whether it is given tests.
    let hasTest: Bool

    private let storage: UnsafeMutablePointer<ArgumentStorage>

    init(
        _ node: SyntaxTree.Node, at index: Int32,
        in storage: UnsafeMutablePointer<ArgumentStorage>
    ) {
        name = node.name
        offset = Int(node.start)
        self.node = index
        hasTest = node.firstTest != SyntaxTree.none
        self.storage = storage
    }

    /// The tests it is given, compiled.
    public var tests: [any CompiledTest] { storage.pointee.tests }

    /// The result of its only test, if it is settled.
    var settledResult: Bool? { storage.pointee.tests[0].settledResult }

    /// The result of its only test, if it is the same in every run.
    var constantResult: Bool? { storage.pointee.tests[0].constantResult }

    /// The last of the tests, which is moved and no longer there afterwards.
    func takeTest() -> (any CompiledTest)? { storage.pointee.tests.popLast() }

    /// The tags of its signature that are used.
    public var tags: [TagUse] { storage.pointee.tags }

    var matchType: SharedTagUse<MatchType>? { storage.pointee.matchType }
    /// The tag of the match type with its argument, as of `:count "eq"`; nil if it takes none.
    public var matchTypeArgument: TagUse? { matchType.flatMap { argument(of: $0.value.tag) } }

    var comparator: SharedTagUse<ComparatorTag>? { storage.pointee.comparator }
    var addressPart: SharedTagUse<AddressPart>? { storage.pointee.addressPart }

    /// A shared tag with its argument; nil if it takes none.
    func argument(of tag: TagDefinition) -> TagUse? {
        guard !storage.pointee.sharedTags.isEmpty else { return nil }
        return storage.pointee.sharedTags.first { $0.definition === tag }
    }

    private func value(_ index: Int) -> ArgumentValue {
        storage.value(index)
    }

    /// Whether the parameter with this index is given.
    public func has(_ index: Int) -> Bool {
        if case .none = value(index) { false } else { true }
    }

    /// The string parameter with this index; the empty string when it is absent.
    public func string(_ index: Int) -> StringTemplate {
        guard case .literal(let literal) = value(index) else {
            return strings(index).first ?? StringTemplate(constant: [], at: offset)
        }
        return StringTemplate(literal, of: storage.pointee.text)
    }

    /// The string-list parameter with this index; no strings when it is absent.
    public func strings(_ index: Int) -> StringList {
        storage.strings(value(index))
    }

    /// The number parameter with this index; zero when it is absent.
    public func number(_ index: Int) -> UInt64 {
        guard case .number(let number) = value(index) else { return 0 }
        return number
    }

    /// The tag of the signature with this name, if the script uses it.
    public func tag(_ name: Word) -> TagUse? {
        storage.pointee.tags.first { $0.name == name }
    }

    /// What the tags that change actions do, in the order in which they act.
    public var modifiers: [any ActionModifier] {
        guard !storage.pointee.effects.isEmpty else { return [] }
        let modifiers = storage.pointee.effects.compactMap(\.actionModifier)
        guard modifiers.contains(where: \.comesFirst) else { return modifiers }
        return modifiers.filter(\.comesFirst) + modifiers.filter { !$0.comesFirst }
    }

    /// What the tags of a kind do, in the order of the script.
    public func effects<Effect>(of kind: Effect.Type) -> [Effect] {
        storage.pointee.effects.isEmpty ? [] : storage.pointee.effects.compactMap { $0 as? Effect }
    }
}
