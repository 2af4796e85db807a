/// A tag: `:copy` on `fileinto`, `:over` of `size`.
///
/// A command reads its own tags with `Arguments.tag(_:)`. A tag that an extension adds to others
/// has an `effect` instead, so that its hosts need not know it.
public struct TagDefinition: Sendable {
    /// Makes what the tag does to its host; nil after reporting an error.
    public typealias Effect =
        @Sendable (_ use: TagUse, _ compilation: inout Compilation) -> (any TagEffect)?

    /// The name without the colon, in lower case.
    public var name: Word

    /// The commands and tests that take it; empty for a tag in a signature.
    public var hosts: [Word]

    /// The argument of the tag, if it has one.
    public var value: Parameter?

    /// Tags of one group exclude each other, as `:upper` and `:lower` do.
    public var group: String?

    /// What it does to its host.
    public var effect: Effect?

    /// Makes a definition.
    public init(
        _ name: Word, on hosts: [Word] = [], value: Parameter? = nil, group: String? = nil,
        effect: Effect? = nil
    ) {
        self.name = name
        self.hosts = hosts
        self.value = value
        self.group = group
        self.effect = effect
    }
}

/// A tag as it is used in a script.
public struct TagUse: Sendable {
    /// The tag's name.
    public let name: Word

    /// Where it stands.
    public let offset: Int

    /// Its argument, nil when it takes none.
    public let value: ArgumentValue?
}

/// What a tag does to the command or test that it stands on.
///
/// The kinds are protocols that refine this one: `ActionModifier` for commands that take actions,
/// `FieldSelector` for tests that look at header fields. A host takes the effects it knows with
/// `Arguments.effects(of:)`.
public protocol TagEffect: Sendable {}
