import Delivery
import Glibc
import MaildirStorage
import Sieve

/// What a filter of a Maildir says while it works and at its end.
///
/// What is done with messages goes to standard output, progress to standard error, and only to a
/// terminal.
struct FilterReport {
    private let isExecuted: Bool
    private let isJSON: Bool
    private let hasSeveralFolders: Bool
    private let showsProgress: Bool
    private var total = 0
    private var seen = 0
    private var counts: [(word: String, count: Int)] = []

    /// With several folders it names that of each message.
    init(
        isExecuted: Bool, isJSON: Bool, hasSeveralFolders: Bool = false,
        showsProgress: Bool = isatty(2) == 1
    ) {
        self.hasSeveralFolders = hasSeveralFolders
        self.isExecuted = isExecuted
        self.isJSON = isJSON
        self.showsProgress = showsProgress
        counts = ["moved", "copied", "flagged", "deleted", "left"].map { ($0, 0) }
    }

    /// So many more messages are to be looked at.
    mutating func expect(_ count: Int) { total += count }

    /// A message was looked at, and done with what its plan says; nil when it was gone.
    mutating func note(_ plan: FilterPlan?) {
        seen += 1
        if showsProgress, seen % 50 == 0 || seen == total { showProgress() }
        guard let plan else { return }
        count(plan)
        guard plan.isTold else { return }
        if showsProgress { StandardError.prompt("\r\u{1B}[K") }
        if isJSON { print(json(plan)) } else { tell(plan) }
    }

    /// The last line.
    func summary(isInterrupted: Bool) -> String {
        let parts = counts.filter { $0.count > 0 }.map { word, count in
            word == "left" || isExecuted ? "\(count) \(word)" : "\(count) to be \(word)"
        }
        var line = "\(seen)\(seen < total ? " of \(total)" : "") "
        line += seen == 1 && seen == total ? "message" : "messages"
        line += ": " + (parts.isEmpty ? "nothing to do" : parts.joined(separator: ", "))
        if isInterrupted { line += "; interrupted: run it again to go on" }
        if !isExecuted, parts.count > (counts.last?.count ?? 0 > 0 ? 1 : 0) {
            line += "; nothing is done without --execute"
        }
        return line
    }

    /// Ends the bar.
    func finish(isInterrupted: Bool) {
        if showsProgress { StandardError.prompt("\r\u{1B}[K") }
        let line = summary(isInterrupted: isInterrupted)
        if isJSON { StandardError.write(line) } else { Answer.line(line) }
    }

    private mutating func count(_ plan: FilterPlan) {
        add(plan.copies.isEmpty ? nil : "copied")
        switch plan.rest {
        case .stays: add(plan.notes.isEmpty ? nil : "left")
        case .staysFlagged: add("flagged")
        case .moves: add("moved")
        case .isDeleted: add("deleted")
        }
    }

    private mutating func add(_ word: String?) {
        for index in counts.indices where counts[index].word == word { counts[index].count += 1 }
    }

    private func tell(_ plan: FilterPlan) {
        let words = plan.isEmpty ? plan.notes : plan.words + plan.notes
        let subject = String(decoding: plan.subject, as: UTF8.self)
        let file = hasSeveralFolders ? plan.message.path : plan.message.name
        Answer.line("\(file)  \"\(subject)\": \(words.joined(separator: "; "))")
    }

    private func showProgress() {
        let width = 30
        let filled = total == 0 ? width : width * seen / total
        let bar =
            String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        StandardError.prompt("\r[\(bar)] \(seen) of \(total)")
    }

    /// `folder` if there are several, `file`, `copies`, `rest` and `notes`; flags are there where
    /// they are set.
    private func json(_ plan: FilterPlan) -> JSONValue {
        var members = [JSONValue.Member("file", .string(plan.message.name))]
        if hasSeveralFolders {
            members.insert(
                JSONValue.Member("folder", .string(plan.message.folder.name)), at: 0)
        }
        if !plan.copies.isEmpty {
            members.append(JSONValue.Member("copies", .array(plan.copies.map(Self.json))))
        }
        switch plan.rest {
        case .stays: break
        case .staysFlagged(let flags):
            members.append(JSONValue.Member("flags", .array(flags.map(JSONValue.text))))
        case .moves(let target): members.append(JSONValue.Member("move", Self.json(target)))
        case .isDeleted: members.append(JSONValue.Member("delete", .boolean(true)))
        }
        if !plan.notes.isEmpty {
            let notes = plan.notes.map { JSONValue.string($0) }
            members.append(JSONValue.Member("notes", .array(notes)))
        }
        return .object(members)
    }

    private static func json(_ target: FilterPlan.Target) -> JSONValue {
        .object([
            JSONValue.Member("mailbox", .string(target.mailbox)),
            JSONValue.Member("flags", .array(target.flags.map(JSONValue.text))),
        ])
    }
}
