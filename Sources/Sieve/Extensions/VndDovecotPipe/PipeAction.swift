public import Outcomes

/// Gives the message to a program (spec-bosch-sieve-extprograms, 5).
public struct PipeAction: SieveAction {
    /// Whether the message is not kept here; `:copy` makes it false.
    public var cancelsImplicitKeep = true

    /// Always.
    public var deliversMessage: Bool { true }

    /// The program, which reads the message as it was when the command was executed.
    public let call: ProgramCall

    /// Whether a failure is no failure of the script, `:try`.
    public let isTry: Bool

    /// Makes the action.
    public init(_ call: ProgramCall, isTry: Bool = false) {
        self.call = call
        self.isTry = isTry
    }

    /// "pipe".
    public var name: String { "pipe" }

    /// In conflict with an earlier one of the same program (5.1).
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        guard let earlier = earlier as? PipeAction, earlier.call.name == call.name else {
            return .independent
        }
        return .conflict(
            "the message goes to the program '\(call.nameText)' already; leave one of them out")
    }

    /// Runs the program.
    public func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {
        try performer.pipe(call, isCopy: !cancelsImplicitKeep, isTry: isTry)
    }

    /// Which program.
    public var words: [String] { ["pipe the message to the program \(call.nameText)"] }

    /// `program`, and `args`, `copy`, `try` if there are any.
    public var json: [JSONValue.Member] {
        var members = [JSONValue.Member("program", .text(call.name))]
        if !call.arguments.isEmpty {
            members.append(.init("args", .array(call.arguments.map(JSONValue.text))))
        }
        if !cancelsImplicitKeep { members.append(.init("copy", .boolean(true))) }
        if isTry { members.append(.init("try", .boolean(true))) }
        return members
    }
}
