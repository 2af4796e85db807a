extension Run {
    /// Its states are put aside, and made.
    private static let stepsOfScript = 100

    /// Executes a script in place of the command that includes it (RFC 6609, 3.2).
    ///
    /// It has variables and match values of its own, and shares all else. `Flow.leaveScript` ends
    /// it alone, and `stop` all scripts. One that includes itself fails, and so does one too many
    /// inside of each other.
    public mutating func execute(_ script: IncludedScript) throws(RunFailure) -> Flow {
        try charge(Self.stepsOfScript)
        let name = program.scripts[script.index].name
        guard script.index != 0, !openScripts.contains(script.index) else {
            throw .recursion(name)
        }
        guard openScripts.count < limits.includeNesting else {
            throw .tooDeep(name, limits.includeNesting)
        }
        openScripts.append(script.index)
        let outerStates = slots.takeScriptStates()
        let outerValues = matchValues
        matchValues = []
        defer {
            openScripts.removeLast()
            slots.putBack(outerStates)
            matchValues = outerValues
        }
        do throws(RunFailure) {
            let flow = try program.scripts[script.index].block.execute(in: &self)
            return flow == .stop ? .stop : .next
        } catch {
            var failure = error
            if failure.script == nil { failure.script = script.index }
            throw failure
        }
    }
}

extension RunFailure {
    fileprivate static func recursion(_ name: String) -> RunFailure {
        RunFailure("\(name) includes itself, if only by way of others; include something else")
    }

    fileprivate static func tooDeep(_ name: String, _ limit: Int) -> RunFailure {
        RunFailure(
            "\(name) would be included more than \(limit) levels deep; use fewer levels")
    }
}
