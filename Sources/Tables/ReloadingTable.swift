public import Outcomes
internal import Synchronization

/// A table read from a file that is watched.
///
/// A good edit is taken in within two calls of ``refresh()``. An edit with any mistake is refused
/// as a whole, reported once, and the last good content goes on serving; so does a file that was
/// removed. A file that can not be used when the table is opened is an error at once, or, in the
/// daemon, makes a surrogate that answers every question with a failure until it is mended.
public final class ReloadingTable: Table {
    /// The table as the admin wrote it.
    public let label: String

    private let type: TableType
    private let file: String
    private let context: TableContext
    private let state: Mutex<State>

    private struct State {
        var served: any Table
        /// The file as it was when it was last taken in or refused.
        var judged: FileStamp?
        /// The file as the last refresh found it.
        var seen: FileStamp?
        /// What was reported of the last refusal; nil when the file was taken in.
        var refusal: [Complaint]?
        /// How often it was looked at since the last refusal.
        var looks = 0
    }

    /// After so many looks a refused file is read again although it did not change: it may have
    /// been the disk or a lack of descriptors that made it unreadable.
    static let looksBeforeRetry = 20

    /// Opens the file for the first time.
    init(
        type: TableType, file: String, label: String, context: TableContext
    ) throws(Complaints) {
        self.type = type
        self.file = file
        self.label = label
        self.context = context
        if case .isNotRead = context.unusable {
            let surrogate = Surrogate(
                label: label, isPattern: type.isPattern,
                complaints: context.complaints("\(file) was not read"))
            state = Mutex(State(served: surrogate))
            return
        }
        let stamp = FileStamp(of: file)
        let served: any Table
        var refusal: [Complaint]?
        do throws(Complaints) {
            served = try type.open(file, context)
            if !served.warnings.isEmpty {
                context.report(
                    TableReport(table: label, isAccepted: true, complaints: served.warnings))
            }
        } catch {
            guard case .answersFailure = context.unusable else { throw error }
            context.report(TableReport(table: label, isAccepted: false, complaints: error.all))
            served = Surrogate(label: label, isPattern: type.isPattern, complaints: error)
            refusal = error.all
        }
        state = Mutex(State(served: served, judged: stamp, seen: stamp, refusal: refusal))
    }

    /// Whether the table holds patterns.
    public var isPattern: Bool { type.isPattern }

    /// What was suspicious about the content that is served.
    public var warnings: [Complaint] { served.warnings }

    /// The answer of the last good content.
    public func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer? {
        try served.lookup(key)
    }

    /// Held for the time of taking a reference: readers do not wait for a reload.
    private var served: any Table {
        state.withLock { $0.served }
    }

    /// Takes in the file if it changed and has come to rest.
    ///
    /// A change counts when two calls in a row find the file alike, so that a file which is just
    /// being written is not taken for a short one. One caller at a time.
    public func refresh() {
        let now = FileStamp(of: file)
        let isDue = state.withLock { state in
            defer { state.seen = now }
            guard now == state.seen else { return false }
            if now != state.judged { return true }
            guard state.refusal != nil else { return false }
            state.looks += 1
            return state.looks >= Self.looksBeforeRetry
        }
        guard isDue else { return }
        let result: Result<any Table, Complaints>
        do throws(Complaints) {
            result = .success(try type.open(file, context))
        } catch {
            result = .failure(error)
        }
        // Written to while it was read: judged again when it rests.
        guard FileStamp(of: file) == now else { return }
        judge(result, now)
    }

    private func judge(_ result: Result<any Table, Complaints>, _ stamp: FileStamp?) {
        let report = state.withLock { state -> TableReport? in
            defer {
                state.judged = stamp
                state.looks = 0
            }
            switch result {
            case .success(let table):
                state.served = table
                state.refusal = nil
                return TableReport(table: label, isAccepted: true, complaints: table.warnings)
            case .failure(let complaints):
                // The same reason is told once for each state of the file.
                guard complaints.all != state.refusal || stamp != state.judged else { return nil }
                state.refusal = complaints.all
                return TableReport(table: label, isAccepted: false, complaints: complaints.all)
            }
        }
        if let report { context.report(report) }
    }
}
