/// The errors found in one script so far, by byte offset.
struct Findings {
    private(set) var all: [(offset: Int, diagnostic: Diagnostic)] = []
    private(set) var omitted = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { all.isEmpty }

    /// Notes an error; a second one at the same place is a consequence of the first and dropped.
    mutating func report(_ diagnostic: Diagnostic, at offset: Int) {
        if let last = all.last, last.offset == offset { return }
        if all.count < limit {
            all.append((offset, diagnostic))
        } else {
            omitted += 1
        }
    }
}
