/// What has been recorded of a run so far.
///
/// It is filled by what stands around commands, tests and matchers in a script that was compiled
/// with `SieveSettings.isTraced`; others know nothing of it.
struct TraceLog: ExtensionState {
    /// A step with its place as an offset.
    struct Entry {
        let kind: TraceEvent.Kind
        let script: Int
        let offset: Int
        let depth: Int
    }

    /// Steps that are recorded; those of loops can be very many.
    static let limit = 10_000

    private(set) var entries: [Entry] = []
    var depth = 0

    /// Where the command or test stands that is being executed.
    var offset = 0

    /// How many of the run's actions have been recorded.
    var actions = 0

    /// How many comparisons there were, recorded or not.
    private(set) var comparisons = 0

    /// Whether nothing more is recorded.
    var isFull: Bool { entries.count >= Self.limit }

    mutating func add(_ kind: TraceEvent.Kind, script: Int, offset: Int) {
        if case .comparison = kind { comparisons += 1 }
        guard !isFull else { return }
        entries.append(Entry(kind: kind, script: script, offset: offset, depth: depth))
    }
}

extension Run {
    /// Records a step of the script that is being executed.
    mutating func trace(_ kind: TraceEvent.Kind, at offset: Int) {
        self[TraceLog.self].add(kind, script: openScripts.last ?? 0, offset: offset)
    }

    /// Tells, if the run is traced, what a test has looked at or what a command has done, where no
    /// comparison and no action says it.
    ///
    /// The words are made only then: "the message has 2345 octets".
    public mutating func explain(_ words: @autoclosure () -> String) {
        guard settings.isTraced, !self[TraceLog.self].isFull else { return }
        trace(.detail(words()), at: self[TraceLog.self].offset)
    }

    /// The steps that were recorded, with lines and columns.
    func traceEvents() -> [TraceEvent] {
        guard let log = existing(TraceLog.self) else { return [] }
        let maps = program.scripts.map { LineMap($0.source) }
        return log.entries.map { entry in
            let place = maps[entry.script].place(of: entry.offset)
            return TraceEvent(
                kind: entry.kind, script: program.scripts[entry.script].name, line: place.line,
                column: place.column, depth: entry.depth)
        }
    }
}
