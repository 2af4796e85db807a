/// A tag that changes the actions of its command: `:copy`, `:create`, `:flags`.
///
/// The command does not know the tag, and the tag does not know the command: it changes what every
/// action has, `cancelsImplicitKeep` and `store`.
public protocol ActionModifier: TagEffect {
    /// Whether it acts before the others, wherever it stands: `:fcc` makes what they change.
    var comesFirst: Bool { get }

    /// Changes an action that is about to be taken.
    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure)
}

extension ActionModifier {
    /// In the order of the script.
    public var comesFirst: Bool { false }

    /// Itself.
    public var actionModifier: (any ActionModifier)? { self }
}
