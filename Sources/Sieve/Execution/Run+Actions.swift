internal import Mail

extension Run {
    /// Takes an action, after the tags of its command have changed it.
    ///
    /// An action that wants the same as an earlier one is merged with it; one that contradicts an
    /// earlier one, or is one too many, fails the script.
    public mutating func add(
        _ action: any SieveAction, modifiers: [any ActionModifier] = []
    ) throws(RunFailure) {
        var action = action
        fillIn(&action)
        for modifier in modifiers { try modifier.apply(to: &action, in: &self) }
        try append(action)
    }

    /// Takes an action as it is, checked against the earlier ones.
    mutating func append(_ action: any SieveAction) throws(RunFailure) {
        if (action as? StoreAction)?.isKeep == true { isKept = true }
        switch relationToEarlierScripts(of: action) {
        case .independent: break
        // What an earlier script has settled is done once, and not undone.
        case .same:
            if action.cancelsImplicitKeep { isImplicitKeepCancelled = true }
            return
        case .conflict: return
        }
        if action.cancelsImplicitKeep { isImplicitKeepCancelled = true }
        if try merge(action) { return }
        guard actions.count < limits.actions else { throw .tooManyActions(limits.actions) }
        actions.append(action)
    }

    /// Cancels the implicit keep without an action.
    public mutating func cancelImplicitKeep() {
        isImplicitKeepCancelled = true
    }

    /// What is not said by the action itself: the edited header, and defaults of extensions.
    private mutating func fillIn(_ action: inout any SieveAction) {
        guard var request = action.store else { return }
        fillIn(&request)
        action.store = request
    }

    private mutating func fillIn(_ request: inout StoreRequest) {
        request.header = message.isEdited ? message.header : nil
        // A message that a script has made is in memory, so that reading it never fails.
        request.replacement = message.isReplacement ? try? message.edited.bytes() : nil
        for fill in hooks.storeDefaults { fill(&request, &self) }
    }

    /// Whether an earlier action wants the same; that one then is replaced by both in one.
    private mutating func merge(_ action: any SieveAction) throws(RunFailure) -> Bool {
        for index in actions.indices {
            switch action.relation(to: actions[index]) {
            case .independent: continue
            case .same(let merged):
                actions[index] = merged
                return true
            case .conflict(let reason): throw RunFailure(reason)
            }
        }
        return false
    }

    /// The implicit keep, with the header and the flags that the message has now.
    mutating func implicitKeep() -> StoreAction {
        var keep = StoreAction(keepingImplicitly: ())
        var request = keep.store ?? StoreRequest(mailbox: StoreRequest.inbox)
        fillIn(&request)
        keep.store = request
        return keep
    }

    /// The actions at the end of a run that did not fail.
    mutating func finish() throws(RunFailure) -> SieveResult {
        guard !isImplicitKeepCancelled else {
            return SieveResult(actions: actions, implicitKeep: false)
        }
        let keep: any SieveAction = adoptedKeep ?? implicitKeep()
        if try merge(keep) { return SieveResult(actions: actions, implicitKeep: false) }
        return SieveResult(actions: actions + [keep], implicitKeep: true)
    }
}

extension RunFailure {
    fileprivate static func tooManyActions(_ limit: Int) -> RunFailure {
        RunFailure("the script takes more than \(limit) actions on this message; use fewer")
    }
}
