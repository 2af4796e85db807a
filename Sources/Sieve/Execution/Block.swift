/// Commands that are executed one after the other.
public struct Block: Sendable {
    struct Step: Sendable {
        let offset: Int
        let command: any CompiledCommand
    }

    private(set) var steps: [Step] = []

    /// Makes an empty block.
    public init() {}

    mutating func append(_ command: any CompiledCommand, at offset: Int) {
        steps.append(Step(offset: offset, command: command))
    }

    mutating func removeLast() -> (any CompiledCommand)? {
        steps.popLast()?.command
    }

    /// Executes the commands until one leads elsewhere.
    public func execute(in run: inout Run) throws(RunFailure) -> Flow {
        for step in steps {
            do throws(RunFailure) {
                try run.charge(1)
                let flow = try step.command.execute(in: &run)
                if flow != .next { return flow }
            } catch {
                var failure = error
                if failure.offset == nil { failure.offset = step.offset }
                throw failure
            }
        }
        return .next
    }
}
