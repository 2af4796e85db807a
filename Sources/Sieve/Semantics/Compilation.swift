/// One script on its way from the tree to executable commands.
///
/// The `compile` function of a definition gets it `inout`, to report errors, to compile its block,
/// and to make matchers. Errors do not stop it: what can not be compiled is left out, and all
/// errors of a script are reported at once.
public struct Compilation: ~Copyable {
    /// The settings of extensions.
    public let settings: SieveSettings

    /// What the script may take.
    public var limits: SieveLimits { settings.limits }

    /// The script.
    let tree: SyntaxTree
    let text: ScriptText

    /// How many blocks are around the command that is being compiled.
    public private(set) var depth = 0

    /// The name of the command before this one in its block, nil if this is the first.
    public private(set) var previousName: Word?

    /// The part of the block that is compiled already.
    var block = Block()
    var vocabulary: Vocabulary
    var findings: Findings
    private(set) var warnings: Findings
    let loader: ScriptLoader
    private var slots = Slots()
    private var labels = 0

    /// Where the command stands that the one being compiled has taken back.
    private var takenOffset: Int?
    var memory: ArgumentMemory

    /// Of each definition that the command or test uses which is being compiled, and that is there
    /// only when `ihave` has found it: the extensions that have it.
    var lateUses: [[String]] = []

    /// What the commands before this one have done whenever it is reached.
    var certain = CertainActions()

    init(
        _ source: [UInt8], settings: SieveSettings, extensions: [SieveExtension],
        loader: ScriptLoader
    ) {
        var parser = Parser(source, limits: settings.limits)
        parser.parse()
        self.settings = settings
        self.loader = loader
        tree = parser.tree
        text = ScriptText(parser.tree)
        memory = ArgumentMemory(for: text)
        findings = parser.lexer.findings
        warnings = Findings(limit: settings.limits.complaints)
        vocabulary = Vocabulary.base(with: extensions)
    }

    /// Reports an error at a place of the script.
    public mutating func report(_ diagnostic: Diagnostic, at offset: Int) {
        findings.report(diagnostic, at: offset)
    }

    /// Reports something that the script will not do as its author means, though it can be run.
    ///
    /// It comes out as one of `SieveScript.warnings`. It must be true of every message with which the
    /// place is reached. At a place that is never reached nothing is said.
    public mutating func warn(_ diagnostic: Diagnostic, at offset: Int) {
        if certain.isOver { return }
        warnings.report(diagnostic, at: offset)
    }

    /// The state of an extension in this compilation, made when it is first asked for.
    public subscript<State: ExtensionState>(_ type: State.Type) -> State {
        mutating get { slots[type] }
        _modify { yield &slots[type] }
    }

    /// The state of an extension, nil when it has not been asked for in this compilation.
    public func existing<State: ExtensionState>(_ type: State.Type) -> State? {
        slots.existing(type)
    }

    /// Whether the script may use an extension here.
    public func isEnabled(_ name: String) -> Bool {
        vocabulary.enabled.contains(name)
    }

    /// Whether there is an extension of this name.
    public func isAvailable(_ name: String) -> Bool {
        isEnabled(name) || vocabulary.available.contains { $0.name == name }
    }

    /// Whether there is an extension of this name that the script may not require.
    func isForbidden(_ name: String) -> Bool {
        !isAvailable(name) && SieveExtension.all.contains { $0.name == name }
    }

    /// The extension that has what is looked for, and that the script may not require; nil if none.
    func forbidden(with has: (SieveExtension) -> Bool) -> SieveExtension? {
        SieveExtension.all.first { has($0) && isForbidden($0.name) }
    }

    /// Makes an extension usable from here on; false when there is none of this name.
    public mutating func enable(_ name: String) -> Bool {
        vocabulary.enable(name)
    }

    /// A new label for `Flow.leave`.
    public mutating func makeLabel() -> Int {
        labels += 1
        return labels
    }

    /// Compiles the block of a command.
    public mutating func block(of arguments: borrowing Arguments) -> Block {
        block(ofNode: arguments.node)
    }

    /// Compiles the block of a command, an empty one if it has none.
    ///
    /// What is certain in one that is always executed is certain behind it too.
    mutating func block(ofNode index: Int32, executed: CertainActions.Execution = .sometimes)
        -> Block
    {
        let node = tree.nodes[Int(index)]
        guard node.hasBlock else { return Block() }
        // Taken out and not copied, so that each block is appended to in place.
        let outer = exchange(&block, with: Block())
        let outerPrevious = previousName
        let outerTaken = takenOffset
        let outerCertain = certain
        if executed == .never { expectEnd() }
        depth += 1
        defer {
            depth -= 1
            if executed != .always { certain = outerCertain }
            takenOffset = outerTaken
            block = outer
            previousName = outerPrevious
        }
        return commands(from: node.firstCommand)
    }

    /// Takes back the command before this one in the same block, to make one of both.
    ///
    /// So `elsif` becomes a part of its `if`. When that had errors, this is no `Conditional`.
    public mutating func takePrevious() -> (any CompiledCommand)? {
        takenOffset = block.lastOffset
        return block.removeLast()
    }

    /// Whether something has been reported between the command before this one in the same block, or
    /// the beginning, and a place.
    func hasErrorBehindPrevious(before offset: Int) -> Bool {
        findings.hasAny(in: (block.lastOffset ?? 0)..<offset)
    }

    /// Compiles the whole script.
    mutating func script() -> Block {
        commands(from: tree.firstCommand)
    }

    /// The names of the commands of a block, by their places.
    private func names(from first: Int32) -> [Int: Word] {
        var names: [Int: Word] = [:]
        var next = first
        while next != SyntaxTree.none {
            let node = tree.nodes[Int(next)]
            names[Int(node.start)] = node.name
            next = node.next
        }
        return names
    }

    private mutating func commands(from first: Int32) -> Block {
        block = Block(capacity: tree.count(from: first))
        previousName = nil
        var next = first
        while next != SyntaxTree.none {
            let node = tree.nodes[Int(next)]
            takenOffset = nil
            let command = command(next)
            block.append(consume command, at: takenOffset ?? Int(node.start))
            previousName = node.name
            next = node.next
        }
        // Only now: an elsif takes back the if before it.
        if settings.isTraced { block.trace(names(from: first)) }
        return block
    }
}
