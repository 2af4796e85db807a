extension Run {
    /// Its states are put aside, and made.
    private static let stepsOfScript = 100

    /// Executes a script in place of the command that includes it (RFC 6609, 3.2).
    ///
    /// It has variables and match values of its own, takes the current part of a loop for the message,
    /// and shares all else. `Flow.leaveScript` ends it alone, and `stop` all scripts. One that includes
    /// itself fails, and so does one too many inside of each other.
    public mutating func execute(_ script: IncludedScript) throws(RunFailure) -> Flow {
        try charge(Self.stepsOfScript)
        let name = program.scripts[script.index].name
        guard script.index != 0, !openScripts.contains(script.index) else {
            throw RunFailure(.circle, of: name)
        }
        guard openScripts.count < limits.includeNesting else {
            throw RunFailure(.nesting(limits.includeNesting), of: name)
        }
        openScripts.append(script.index)
        let outerStates = slots.takeScriptStates()
        let outerValues = matchValues
        matchValues = []
        let outerMessage = presentCurrentPart()
        defer {
            presentAgain(outerMessage)
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
    fileprivate init(_ limit: ScriptLimit, of name: String) {
        self.init(limit.message(name))
        scriptLimit = limit
    }
}
