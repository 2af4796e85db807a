/// A tag: `:copy` on `fileinto`, `:over` of `size`.
///
/// A command reads its own tags with `Arguments.tag(_:)`. A tag that an extension adds to others
/// has an `effect` instead, so that its hosts need not know it.
///
/// It is a constant, and a class only so that looking it up copies a pointer.
public final class TagDefinition: Sendable {
    /// Makes what the tag does to its host; nil after reporting an error.
    public typealias Effect =
        @Sendable (_ use: TagUse, _ compilation: inout Compilation) -> (any TagEffect)?

    /// The name without the colon, in lower case.
    public let name: Word

    /// The commands and tests that take it; empty for a tag in a signature.
    public let hosts: [Word]

    /// The argument of the tag, if it has one.
    public let value: Parameter?

    /// Tags of one group exclude each other, as `:upper` and `:lower` do.
    public let group: String?

    /// Tags of which one has to stand beside it, as `:index` beside `:last`; empty for none.
    public let needs: [Word]

    /// What it does to its host.
    public let effect: Effect?

    /// Makes a definition.
    public init(
        _ name: Word, on hosts: [Word] = [], value: Parameter? = nil, group: String? = nil,
        needs: [Word] = [], effect: Effect? = nil
    ) {
        self.name = name
        self.hosts = hosts
        self.value = value
        self.group = group
        self.needs = needs
        self.effect = effect
    }
}

/// A tag as it is used in a script.
public struct TagUse: Sendable {
    /// The tag.
    let definition: TagDefinition

    /// Where it stands.
    public let offset: Int

    private let list: StringList?

    /// The number that is the tag's argument; zero when it takes none, or strings.
    public let number: UInt64

    init(_ definition: TagDefinition, at offset: Int, strings: StringList?, number: UInt64) {
        self.definition = definition
        self.offset = offset
        list = strings
        self.number = number
    }

    /// The tag's name.
    public var name: Word { definition.name }

    /// The strings that are the tag's argument; none when it takes none, or a number.
    public var strings: StringList { list ?? StringList([]) }

    /// The string that is the tag's argument; empty when it takes none.
    public var string: StringTemplate {
        strings.first ?? StringTemplate(constant: [], at: offset)
    }
}

/// What a tag does to the command or test that it stands on.
///
/// The kinds are protocols that refine this one: `ActionModifier` for commands that take actions,
/// `FieldSelector` for tests that look at header fields. A host takes the effects it knows with
/// `Arguments.modifiers` or `Arguments.effects(of:)`.
public protocol TagEffect: Sendable {
    /// Itself if it is an `ActionModifier`; asking is much faster than a cast.
    var actionModifier: (any ActionModifier)? { get }
}

extension TagEffect {
    /// It is none.
    public var actionModifier: (any ActionModifier)? { nil }
}
