/// Commands that are executed one after the other.
public struct Block: Sendable {
    struct Step: Sendable {
        let offset: Int
        // Not an optional: to look into one is to copy what is in it.
        let command: any CompiledCommand
    }

    private(set) var steps: [Step] = []

    /// Makes an empty block.
    public init() {}

    /// Makes an empty block that so many commands will be added to.
    init(capacity: Int) {
        steps.reserveCapacity(capacity)
    }

    mutating func append(_ command: consuming (any CompiledCommand)?, at offset: Int) {
        steps.append(Step(offset: offset, command: command ?? NoCommand()))
    }

    /// Where the last command stands.
    var lastOffset: Int? { steps.last?.offset }

    mutating func removeLast() -> (any CompiledCommand)? {
        steps.popLast()?.command
    }

    /// Makes each command record that it is executed.
    mutating func trace(_ names: [Int: Word]) {
        steps = steps.map { step in
            guard !(step.command is NoCommand), let name = names[step.offset] else { return step }
            return Step(
                offset: step.offset,
                command: TracedCommand(name: name, offset: step.offset, command: step.command))
        }
    }

    /// Executes the commands until one leads elsewhere.
    public func execute(in run: inout Run) throws(RunFailure) -> Flow {
        // By their indices, as a step that is taken out is copied.
        for index in steps.indices {
            do throws(RunFailure) {
                try run.charge(1)
                let flow = try steps[index].command.execute(in: &run)
                if flow != .next { return flow }
            } catch {
                var failure = error
                if failure.offset == nil { failure.offset = steps[index].offset }
                throw failure
            }
        }
        return .next
    }
}

/// Stands where there is nothing to execute, or where the command had errors.
private struct NoCommand: CompiledCommand {
    func execute(in run: inout Run) throws(RunFailure) -> Flow { .next }
}
