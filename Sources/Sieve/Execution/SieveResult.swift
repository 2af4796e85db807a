public import Outcomes

/// What came out of running a script: the actions to carry out, in order.
public struct SieveResult: Sendable {
    /// What is to be done, the implicit keep included; never empty unless the script discarded
    /// the message.
    public var actions: [any SieveAction]

    /// Whether the last action is the implicit keep (RFC 5228, 2.10.2), that no command asked for.
    public var implicitKeep: Bool

    /// Why the script ended early; then the only action is the implicit keep.
    ///
    /// It belongs into the log and before the eyes of the script's owner.
    public var failure: Complaint?

    /// What is wrong with the script although it went on, with line and column: an expression in a
    /// variable, for instance, that is none.
    public var warnings: [Complaint]

    /// Makes a result.
    public init(
        actions: [any SieveAction], implicitKeep: Bool, failure: Complaint? = nil,
        warnings: [Complaint] = []
    ) {
        self.actions = actions
        self.implicitKeep = implicitKeep
        self.failure = failure
        self.warnings = warnings
    }
}
