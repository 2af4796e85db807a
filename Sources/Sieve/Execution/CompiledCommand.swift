/// A command that is ready to be executed.
public protocol CompiledCommand: Sendable {
    /// Executes it and says where to go on.
    func execute(in run: inout Run) throws(RunFailure) -> Flow
}

/// A test that is ready to be evaluated.
public protocol CompiledTest: Sendable {
    /// Evaluates it.
    func evaluate(in run: inout Run) throws(RunFailure) -> Bool

    /// The result, if it is settled while the script is compiled.
    ///
    /// Blocks that can not be reached are not compiled, so that `ihave` (RFC 5463) can guard
    /// commands that this engine does not know. `true` and `false` do not say theirs: the errors
    /// in a block that someone has switched off are errors all the same.
    var settledResult: Bool? { get }

    /// The result, if it is the same in every run, be it settled or not.
    ///
    /// It tells which commands are reached, for the warnings of a script.
    var constantResult: Bool? { get }
}

extension CompiledTest {
    /// Not settled.
    public var settledResult: Bool? { nil }

    /// The settled one.
    public var constantResult: Bool? { settledResult }
}

/// Where execution goes on after a command.
public enum Flow: Sendable, Equatable {
    /// With the next command.
    case next

    /// Nowhere: the script ends (RFC 5228, 3.3).
    case stop

    /// Behind the block with this label, which `Compilation.makeLabel()` has given to it: the way
    /// out of loops, included scripts, and the like.
    case leave(Int)

    /// Behind the end of the script, which does not end the one that includes it (RFC 6609, 3.3).
    ///
    /// No block has this label.
    public static let leaveScript = Flow.leave(0)
}
