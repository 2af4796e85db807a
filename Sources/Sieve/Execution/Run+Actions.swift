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
        try fillIn(&action)
        for modifier in modifiers { try modifier.apply(to: &action, in: &self) }
        try append(action)
    }

    /// Takes an action as it is, checked against the earlier ones.
    ///
    /// So many of those have been carried out already.
    mutating func append(_ action: any SieveAction, executed: Int = 0) throws(RunFailure) {
        if (action as? StoreAction)?.isKeep == true { isKept = true }
        for earlier in earlierActions { try checkRefusal(action, beside: earlier) }
        switch relationToEarlierScripts(of: action) {
        case .independent: break
        // What an earlier script has settled is done once, and not undone.
        case .same:
            if action.cancelsImplicitKeep { isImplicitKeepCancelled = true }
            return
        case .conflict: return
        }
        if action.cancelsImplicitKeep { isImplicitKeepCancelled = true }
        if try merge(action, executed: executed) { return }
        guard actions.count < limits.actions else { throw .tooManyActions(limits.actions) }
        actions.append(action)
    }

    /// Cancels the implicit keep without an action.
    public mutating func cancelImplicitKeep() {
        isImplicitKeepCancelled = true
    }

    /// What is not said by the action itself: the edited message, and defaults of extensions.
    private mutating func fillIn(_ action: inout any SieveAction) throws(RunFailure) {
        guard var request = action.store else { return }
        try fillIn(&request)
        action.store = request
    }

    private mutating func fillIn(_ request: inout StoreRequest) throws(RunFailure) {
        request.header = message.isEdited && !message.hasEditedBody ? message.header : nil
        request.edited = message.hasEditedBody ? try editedMessage() : nil
        request.flags = messageFlags
        for fill in hooks.storeDefaults { fill(&request, &self) }
    }

    /// Whether an earlier action wants the same; that one then is replaced by both in one.
    private mutating func merge(
        _ action: any SieveAction, executed: Int = 0
    ) throws(RunFailure) -> Bool {
        for index in actions.indices {
            let isDone = index < executed
            if !isDone { try checkRefusal(action, beside: actions[index]) }
            switch action.relation(to: actions[index]) {
            case .independent: continue
            case .same(let merged):
                actions[index] = merged
                return true
            case .conflict(let reason):
                if isDone { return true }
                throw RunFailure(reason)
            }
        }
        return false
    }

    /// A message that is refused is not delivered: its sender would be told what is not so.
    private func checkRefusal(
        _ action: any SieveAction, beside earlier: any SieveAction
    ) throws(RunFailure) {
        let pairs = [(action, earlier), (earlier, action)]
        for (refusal, other) in pairs where refusal.refusesMessage && other.deliversMessage {
            throw .refusedAndDelivered(refusal.name, other.name)
        }
    }

    /// The implicit keep, with the header and the flags that the message has now.
    mutating func implicitKeep() throws(RunFailure) -> StoreAction {
        var keep = StoreAction(keepingImplicitly: ())
        var request = keep.store ?? StoreRequest(mailbox: StoreRequest.inbox)
        try fillIn(&request)
        keep.store = request
        return keep
    }

    /// The actions at the end of a run that did not fail.
    mutating func finish() throws(RunFailure) -> SieveResult {
        guard !isImplicitKeepCancelled else {
            return SieveResult(actions: actions, implicitKeep: false)
        }
        let keep: any SieveAction
        if let adoptedKeep { keep = adoptedKeep } else { keep = try implicitKeep() }
        if try merge(keep) { return SieveResult(actions: actions, implicitKeep: false) }
        return SieveResult(actions: actions + [keep], implicitKeep: true)
    }
}

extension RunFailure {
    fileprivate static func refusedAndDelivered(_ refusal: String, _ other: String) -> RunFailure {
        RunFailure(
            "'\(refusal)' refuses the message, so it can not also be delivered by '\(other)'; "
                + "leave one of them out")
    }

    fileprivate static func tooManyActions(_ limit: Int) -> RunFailure {
        RunFailure("the script takes more than \(limit) actions on this message; use fewer")
    }
}
