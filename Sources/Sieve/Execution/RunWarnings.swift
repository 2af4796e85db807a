internal import Outcomes

/// What the owner of a script is to know of a run that went on all the same.
struct RunWarnings: ExtensionState {
    /// Warnings of one run; more are dropped, as they are most likely of the same kind.
    static let limit = 20

    private(set) var all: [RunFailure] = []

    mutating func add(_ warning: RunFailure) {
        let isKnown = all.contains {
            $0.script == warning.script && $0.offset == warning.offset
        }
        guard all.count < Self.limit, !isKnown else { return }
        all.append(warning)
    }
}

extension Run {
    /// Notes something that is wrong with the script, and without which it can go on.
    ///
    /// It comes out as one of `SieveResult.warnings`, once for each place, and in the trace. What
    /// would change the meaning of the whole script is to be thrown instead.
    public mutating func warn(_ diagnostic: Diagnostic, at offset: Int) {
        var warning = RunFailure(diagnostic, at: offset)
        warning.script = openScripts.last
        self[RunWarnings.self].add(warning)
        if program.settings.isTraced { trace(.warning(diagnostic.message), at: offset) }
    }
}

extension SieveScript {
    /// The warnings of a run, with lines and columns.
    func warnings(of run: borrowing Run) -> [Complaint] {
        (run.existing(RunWarnings.self)?.all ?? []).map { complaint(about: $0) }
    }
}
