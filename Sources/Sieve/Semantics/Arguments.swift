/// An argument after decoding.
public enum ArgumentValue: Sendable {
    /// A number.
    case number(UInt64)

    /// A string.
    case string(StringTemplate)

    /// A list of strings.
    case strings([StringTemplate])

    /// The strings, of which a single one is a list too.
    var strings: [StringTemplate] {
        switch self {
        case .number: []
        case .string(let string): [string]
        case .strings(let strings): strings
        }
    }

    /// The only string, or the first of a list.
    var string: StringTemplate? {
        switch self {
        case .number: nil
        case .string(let string): string
        case .strings(let strings): strings.first
        }
    }
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

    /// The tests it is given, compiled.
    public internal(set) var tests: [any CompiledTest] = []

    /// The tags of its signature that are used.
    public internal(set) var tags: [TagUse] = []

    var values: [ArgumentValue?] = []
    var tagEffects: [any TagEffect] = []
    /// The node in the tree, whose block may be compiled.
    let node: Int32
    var matchType: TagUse?
    var comparator: TagUse?
    var addressPart: TagUse?

    init(of node: Int32, in tree: SyntaxTree) {
        self.node = node
        name = tree.nodes[Int(node)].name
        offset = Int(tree.nodes[Int(node)].start)
    }

    /// Whether the parameter with this index is given.
    public func has(_ index: Int) -> Bool {
        index < values.count && values[index] != nil
    }

    /// The string parameter with this index; the empty string when it is absent.
    public func string(_ index: Int) -> StringTemplate {
        let value = index < values.count ? values[index] : nil
        return value?.string ?? StringTemplate(constant: [], at: offset)
    }

    /// The string-list parameter with this index; no strings when it is absent.
    public func strings(_ index: Int) -> [StringTemplate] {
        index < values.count ? values[index]?.strings ?? [] : []
    }

    /// The number parameter with this index; zero when it is absent.
    public func number(_ index: Int) -> UInt64 {
        guard index < values.count, case .number(let number) = values[index] else { return 0 }
        return number
    }

    /// The tag of the signature with this name, if the script uses it.
    public func tag(_ name: Word) -> TagUse? {
        tags.first { $0.name == name }
    }

    /// What the tags of a kind do, in the order of the script.
    public func effects<Effect>(of kind: Effect.Type) -> [Effect] {
        tagEffects.isEmpty ? [] : tagEffects.compactMap { $0 as? Effect }
    }
}

extension TagUse {
    /// The string that is the tag's argument; empty when it takes none.
    public var string: StringTemplate {
        value?.string ?? StringTemplate(constant: [], at: offset)
    }

    /// The strings that are the tag's argument.
    public var strings: [StringTemplate] {
        value?.strings ?? []
    }

    /// The number that is the tag's argument; zero when it takes none.
    public var number: UInt64 {
        guard case .number(let number) = value else { return 0 }
        return number
    }
}
