/// The keys of a test, folded when it is compiled if they are constants.
struct MatchKeys: Sendable {
    let comparator: Comparator
    /// Folded; nil if a key changes from run to run.
    let constants: [[UInt8]]?
    private let templates: [StringTemplate]

    init(_ keys: [StringTemplate], comparator: Comparator) {
        self.comparator = comparator
        let constants = keys.compactMap(\.constant)
        if constants.count == keys.count {
            self.constants = constants.map { comparator.fold($0).bytes }
            templates = []
        } else {
            self.constants = nil
            templates = keys
        }
    }

    /// The folded keys; evaluated once a test.
    func folded(_ progress: inout MatchProgress, in run: borrowing Run) -> [[UInt8]] {
        if let constants { return constants }
        if let keys = progress.keys { return keys }
        var keys: [[UInt8]] = []
        for template in templates { keys.append(comparator.fold(template.value(in: run)).bytes) }
        progress.keys = keys
        return keys
    }

    /// How the bytes of a value are to be folded on the way, and the value if that is not enough.
    func prepare(_ value: [UInt8]) -> (value: FoldedText, fold: ByteFold) {
        switch comparator.folding {
        case .none: (FoldedText(bytes: value), .none)
        case .asciiUppercase: (FoldedText(bytes: value), .asciiUppercase)
        case .function(let function): (function(value), .none)
        }
    }
}
