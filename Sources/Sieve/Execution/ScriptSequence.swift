public import Mail
public import Outcomes

/// Runs several scripts on one message, one after the other: those of a site and of its user.
///
///     var sequence = ScriptSequence(message: message, envelope: envelope)
///     for script in scripts where sequence.isOpen { sequence.run(script, host: host) }
///     let result = sequence.result
///
/// As in Pigeonhole (draft-degener-sieve-multiscript): the next script is run only when one ends
/// with a keep, implicit or explicit. `keep` stores nothing yet; it is the last script's that does,
/// with the flags and the header that the message then has. `stop` ends a script and not the
/// sequence: that is `discard`, or a `fileinto` without `:copy`. What a script has settled stays:
/// later ones do not do it again, do not change it, and what contradicts it is left out. A script
/// that fails ends the sequence, and the message is kept beside what the scripts before it did.
public struct ScriptSequence: ~Copyable {
    private let envelope: SieveEnvelope
    private var message: MessageView
    private var states: [Slots.Entry] = []
    private var hooks = RunHooks()
    private var actions: [any SieveAction] = []

    /// The keep of the last script, nil if it wanted none.
    private var keep: StoreAction? = StoreAction(keepingImplicitly: ())
    private var failure: Complaint?

    /// Whether the script that failed may not fail again: see `RunFailure.mayPass`.
    public private(set) var failureMayPass = false

    /// Whether the message should come again, in place of being kept: see `RunFailure.isOutage`.
    public private(set) var failureIsOutage = false

    /// What is wrong with the scripts that went on all the same, those of the last script last.
    public private(set) var warnings: [Complaint] = []

    /// The steps of the scripts that were compiled to be traced (`SieveSettings.isTraced`), in order.
    public private(set) var events: [TraceEvent] = []

    /// Begins with a message that is kept if no script is run.
    public init(message: any MessageSource, envelope: SieveEnvelope) {
        self.message = MessageView(message)
        self.envelope = envelope
    }

    /// Whether a next script is to be run.
    public var isOpen: Bool { keep != nil && failure == nil }

    /// Runs the next script; does nothing when the sequence has ended.
    ///
    /// Gives why it failed, if it did.
    @discardableResult
    public mutating func run(_ script: SieveScript, host: any SieveHost) -> Complaint? {
        guard isOpen else { return nil }
        var run = Run(message: message, envelope: envelope, host: host, program: script.program)
        run.earlierActions = actions
        run.slots = Slots(states)
        run.hooks.add(hooks)
        do throws(RunFailure) {
            _ = try script.program.scripts[0].block.execute(in: &run)
            let (added, keep) = try run.finishInSequence()
            note(script, run)
            actions += added
            self.keep = keep
            message = run.message
            states = run.slots.ofMessage
            hooks = run.hooks
            return nil
        } catch {
            failureMayPass = error.mayPass
            failureIsOutage = error.isOutage
            note(script, run)
            return fail(script.complaint(about: error))
        }
    }

    /// What a run tells, whether it failed or not.
    private mutating func note(_ script: SieveScript, _ run: borrowing Run) {
        warnings += script.warnings(of: run)
        events += run.traceEvents()
    }

    /// Ends the sequence because of a script that can not be run: the message is kept.
    @discardableResult
    public mutating func fail(_ complaint: Complaint) -> Complaint {
        failure = failure ?? complaint
        return complaint
    }

    /// What is to be done with the message.
    public var result: SieveResult {
        guard let keep else {
            return SieveResult(actions: actions, implicitKeep: false, warnings: warnings)
        }
        let isStored = actions.contains {
            if case .independent = keep.relation(to: $0) { false } else { true }
        }
        return SieveResult(
            actions: isStored ? actions : actions + [keep],
            implicitKeep: !isStored && !keep.isKeep, failure: failure, warnings: warnings)
    }
}

extension Run {
    /// How an action stands to those of the scripts before this one.
    func relationToEarlierScripts(of action: any SieveAction) -> ActionRelation {
        for earlier in earlierActions {
            let relation = action.relation(to: earlier)
            if case .independent = relation { continue }
            return relation
        }
        return .independent
    }

    /// The actions of a script that did not fail, and its keep apart from them: nil if it wants none.
    fileprivate mutating func finishInSequence() throws(RunFailure)
        -> (actions: [any SieveAction], keep: StoreAction?)
    {
        let explicit = actions.lazy.compactMap { $0 as? StoreAction }.first(where: \.isOnlyKeep)
        let others = actions.filter { ($0 as? StoreAction)?.isOnlyKeep != true }
        if let explicit { return (others, explicit) }
        guard isKept || !isImplicitKeepCancelled else { return (others, nil) }
        return (others, try implicitKeep())
    }
}
