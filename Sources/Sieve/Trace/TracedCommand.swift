/// A command that records that it is executed, and the actions that it takes.
struct TracedCommand: CompiledCommand {
    let name: Word
    let offset: Int
    let command: any CompiledCommand

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        run.trace(.command(name.text), at: offset)
        let outer = run[TraceLog.self].offset
        run[TraceLog.self].depth += 1
        run[TraceLog.self].offset = offset
        defer {
            run[TraceLog.self].depth -= 1
            run[TraceLog.self].offset = outer
        }
        let flow = try command.execute(in: &run)
        // Those of a block were recorded by the commands in it.
        let recorded = run[TraceLog.self].actions
        for action in run.actions.dropFirst(recorded) {
            run.trace(.action(action.words), at: offset)
        }
        run[TraceLog.self].actions = run.actions.count
        return flow
    }
}
