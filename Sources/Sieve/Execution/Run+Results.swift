extension Run {
    /// What would come out if the run ended here; the run can go on.
    package mutating func resultSoFar() throws(RunFailure) -> SieveResult {
        try finish()
    }

    /// Drops the actions taken so far; the implicit keep is due again.
    package mutating func dropActions() {
        actions = []
        isImplicitKeepCancelled = false
        adoptedKeep = nil
    }

    /// Takes what came out of another script over, as if its commands had been in this one.
    ///
    /// Its actions are checked against those of this run; its implicit keep, with the flags and the
    /// header that it has, takes the place of the one that is due here. The first actions of this run
    /// may have been carried out already: they are no conflict any more, but what would be done for
    /// the second time is left out.
    package mutating func adopt(
        _ result: SieveResult, afterCarryingOut executed: Int = 0
    ) throws(RunFailure) {
        let explicit = result.implicitKeep ? result.actions.dropLast() : result.actions[...]
        for action in explicit { try append(action, executed: executed) }
        if result.implicitKeep {
            adoptedKeep = result.actions.last
        } else {
            isImplicitKeepCancelled = true
        }
    }
}
