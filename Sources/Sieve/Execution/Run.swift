/// One run of a script on one message.
///
/// Commands and tests get it `inout` and read the message, take actions and keep their state
/// through it. It has no part that belongs to one extension alone.
public struct Run: ~Copyable {
    /// The message, with its header as the script has edited it.
    public var message: MessageView

    /// The envelope.
    public var envelope: SieveEnvelope {
        didSet { envelopeVersion += 1 }
    }

    /// How often the envelope was changed, for those who remember what they have made of it.
    private(set) var envelopeVersion = 0

    /// The flags that the message has already, where it is stored; none in a delivery.
    public let messageFlags: [[UInt8]]

    /// Answers questions about the world.
    public let host: any SieveHost

    /// The settings of extensions; those that the script was compiled with, unless it is told others.
    public var settings: SieveSettings

    /// What the script may take.
    public var limits: SieveLimits { settings.limits }

    /// What the last successful match captured, the whole value first (RFC 5229, 3.2).
    ///
    /// Kept only when the script requires an extension that reads it.
    public var matchValues: [[UInt8]] = []

    /// Whether matchers have to set `matchValues`.
    public let readsMatchValues: Bool

    /// The actions taken so far.
    public internal(set) var actions: [any SieveAction] = []

    /// Whether an action has cancelled the implicit keep.
    public internal(set) var isImplicitKeepCancelled = false

    /// The actions of the scripts that were run before this one; they stay as they are.
    var earlierActions: [any SieveAction] = []

    /// Whether there was a `keep`, if only in one action with a `fileinto`.
    var isKept = false

    /// The implicit keep of a result that was taken over.
    var adoptedKeep: (any SieveAction)?

    let program: Program

    /// What the extensions add that this script requires, or one that was run before it.
    var hooks: RunHooks

    /// The included scripts that are being executed, by their indices in the program.
    var openScripts: [Int] = []

    var slots = Slots()
    private var stepsLeft: Int

    init(
        message: MessageView, envelope: SieveEnvelope, host: any SieveHost, program: Program,
        flags: [[UInt8]] = []
    ) {
        self.message = message
        messageFlags = flags
        self.envelope = envelope
        self.host = host
        self.program = program
        settings = program.settings
        hooks = program.hooks
        readsMatchValues = program.hooks.readsMatchValues
        stepsLeft = program.settings.limits.steps
    }

    /// The state of an extension in this run, made when it is first asked for.
    public subscript<State: ExtensionState>(_ type: State.Type) -> State {
        mutating get { slots[type] }
        _modify { yield &slots[type] }
    }

    /// The state of an extension, nil when it has not been asked for in this run.
    public func existing<State: ExtensionState>(_ type: State.Type) -> State? {
        slots.existing(type)
    }

    /// How much work is left.
    public var remainingSteps: Int { stepsLeft }

    /// Counts work, about a step for each byte looked at, and fails when it is too much.
    ///
    /// Whatever a script can make expensive has to be counted: it bounds the time of a run.
    public mutating func charge(_ steps: Int) throws(RunFailure) {
        stepsLeft -= steps
        if stepsLeft < 0 { throw .tooMuchWork }
    }
}

extension RunFailure {
    fileprivate static var tooMuchWork: RunFailure {
        RunFailure(
            "the script takes too long on this message; use simpler patterns and fewer tests")
    }
}
