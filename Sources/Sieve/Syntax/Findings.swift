/// The errors found in one script so far, by byte offset.
struct Findings {
    private(set) var all: [(offset: Int, diagnostic: Diagnostic)] = []
    private(set) var omitted = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { all.isEmpty }

    /// Whether errors are only counted from here on, so that no one needs their words.
    var isFull: Bool { all.count >= limit }

    /// Whether an error is known in a part of the script.
    func hasAny(in offsets: Range<Int>) -> Bool {
        all.contains { offsets.contains($0.offset) }
    }

    /// Notes an error; a second one at the same place is a consequence of the first and dropped.
    mutating func report(_ diagnostic: Diagnostic, at offset: Int) {
        if let last = all.last, last.offset == offset { return }
        if isFull {
            omitted += 1
        } else if !all.contains(where: { $0.offset == offset }) {
            all.append((offset, diagnostic))
        }
    }
}
